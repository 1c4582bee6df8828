package dev.dmcp.cli.training;

import dev.dmcp.application.build.BuildFlags;
import dev.dmcp.application.build.BuildPlanner;
import dev.dmcp.application.build.BuildRequest;
import dev.dmcp.application.build.BuildSnapshot;
import dev.dmcp.application.build.ComposeBuilds;
import dev.dmcp.application.build.InputDigest;
import dev.dmcp.application.compose.LoadProject;
import dev.dmcp.application.converge.DesiredState;
import dev.dmcp.application.converge.compose.ProjectTranslation;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.ImageLabels;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.application.port.BuildInputs;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadedProject;
import dev.dmcp.engine.files.ComposeFilesOnDisk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A stack with a `dmcp.yaml`, all built, all running: what most calls find, and so what they must be fastest at. */
final class StackTraining {
    static final List<List<String>> COMMANDS = List.of(List.of("build"), List.of("ps", "prod"), List.of("up", "prod"));

    private static final String STACK = """
            # yaml-language-server: $schema=dmcp.schema.json
            version: 1
            name: training
            defaultEnvironment: prod
            images: { mirror: "${DMCP_IMAGE_MIRROR:-}" }
            services:
              db: { kind: postgres, version: 15, tuning: { shared_buffers: 256MB }, limits: { memory: 512M, cpus: 0.5 } }
              server:
                kind: node
                path: server
                omitFiles:
                  - "node_modules/*/docs"
                prepare:
                  files: [prisma]
                  command: >-
                    npx prisma generate
                    --schema=prisma/schema.prisma
                  outputs: [node_modules/.prisma]
                port: 3000
                publish: 3000
                health: /health
                mcp: { path: /mcp }
                needs: [db]
                settings: [LOG_LEVEL]
                secrets: [JWT_SECRET]
                limits: { memory: 1G, cpus: 1.0 }
              client: { kind: vite, path: client, port: 8080, publish: 80, needs: [server], proxy: { /api/: server } }
            """;

    private static final String COMPOSE = """
            name: training
            services:
              server:
                image: training-server:latest
                build:
                  context: .
                  dockerfile: dockerfiles/Dockerfile
                  target: server
                  args:
                    IMAGE_MIRROR: ${DMCP_IMAGE_MIRROR:-docker.io}
                  labels:
                    dev.dmcp.project: training
                    dev.dmcp.service: server
                environment:
                  LOG_LEVEL: ${LOG_LEVEL:-info}
                secrets:
                  - jwt-secret
                networks:
                  - backend
                ports:
                  - 127.0.0.1:${SERVER_PORT:-3000}:3000
                volumes:
                  - data:/data
                depends_on:
                  client:
                    condition: service_healthy
                healthcheck:
                  test:
                    - CMD
                    - healthcheck
                  interval: 5s
                  timeout: 3s
                  retries: 5
                  start_period: 60s
                  start_interval: 1s
                init: true
                user: 999:999
                read_only: true
                tmpfs:
                  - /tmp:mode=1777
                cap_drop:
                  - ALL
                security_opt:
                  - no-new-privileges:true
                deploy:
                  resources:
                    limits:
                      cpus: "0.5"
                      memory: 512M
                      pids: 256
                restart: unless-stopped
                logging:
                  driver: json-file
                  options:
                    max-size: 10m
              client:
                image: training-client:latest
                build:
                  context: .
                  dockerfile: dockerfiles/Dockerfile
                  target: client
                networks:
                  - backend
            networks:
              backend: {}
            volumes:
              data: {}
            secrets:
              jwt-secret:
                file: ./jwt-secret
            """;

    private static final String DOCKERFILE = """
            # syntax=docker/dockerfile:1
            ARG IMAGE_MIRROR=docker.io
            FROM ${IMAGE_MIRROR}/library/debian:bookworm AS base
            WORKDIR /app
            ENV PATH=/usr/bin:$PATH KEY=value
            COPY --link server/*.js ./server/
            FROM base AS server
            ARG LEVEL=info
            # A comment.
            RUN --mount=type=cache,target=/cache,id=a --mount=type=bind,source=server,target=/s \\
                --mount=type=bind,from=base,source=/app,target=/app true \\
             && true "$LEVEL"
            USER 10001:10001
            CMD ["server"]
            FROM base AS client
            COPY --link --from=server /a /b
            COPY --link server/src ./
            FROM scratch
            COPY --link --chmod=0555 --from=client / /
            """;

    private final Path folder;

    private StackTraining(Path folder) {
        this.folder = folder;
    }

    /** Writes the stack's files; they are the caller's to remove. */
    static StackTraining in(Path folder) throws IOException {
        Files.writeString(folder.resolve("dmcp.yaml"), STACK);
        Files.writeString(folder.resolve("docker-compose.prod.yml"), COMPOSE);
        Files.writeString(folder.resolve(".env"), "# settings\nLOG_LEVEL=info\n");
        Files.writeString(folder.resolve("jwt-secret"), "");
        Files.writeString(
                folder.resolve(".dockerignore"),
                "*\n!dockerfiles\n!server/**\n**/*.log\n**/.env.*\n**/node_modules\n*.md\nbuild/*\n**/[a-c]?.md\n");
        Files.writeString(Files.createDirectory(folder.resolve("dockerfiles")).resolve("Dockerfile"), DOCKERFILE);
        Path sources = Files.createDirectories(folder.resolve("server/src/routes"));
        Files.writeString(sources.resolve("main.js"), "");
        Files.writeString(sources.resolve("ab.md"), "");
        return new StackTraining(folder);
    }

    /**
     * An engine on which all of it is as it should be.
     *
     * @param disk reads what the images are made of, and remembers it
     */
    CannedEngine engine(Path socket, BuildInputs disk) throws IOException, InterruptedException {
        LoadRequest request = LoadRequest.of(folder.toString(), Map.of())
                .withFiles(List.of(folder.resolve("docker-compose.prod.yml").toString()));
        LoadedProject loaded =
                new LoadProject(new ComposeFilesOnDisk(InputStream.nullInputStream()), problem -> {}).load(request);
        DesiredState running = ProjectTranslation.of(loaded);
        return new CannedEngine(socket, running, labels(loaded, disk));
    }

    /** The labels of each image, by its name. */
    private static Map<String, Map<String, String>> labels(LoadedProject loaded, BuildInputs disk)
            throws InterruptedException {
        List<BuildRequest.Wish> wishes = ComposeBuilds.wishes(loaded.model(), List.of(), BuildFlags.NONE);
        Map<BuildInput, InputFiles> files = new LinkedHashMap<>();
        Map<BuildInput, DockerfileUse> uses = new LinkedHashMap<>();
        for (BuildRequest.Wish wish : wishes) {
            BuildInput input = wish.input();
            String dockerfile = disk.dockerfile(input);
            uses.put(
                    input,
                    DockerfileUse.of(
                            dockerfile, input.target(), input.arguments(), Set.of(), image -> Optional.empty()));
            files.put(input, disk.read(input, dockerfile, Objects.requireNonNull(uses.get(input))));
        }
        disk.remember();
        Map<String, InputDigest> inputs = BuildPlanner.plan(
                        new BuildRequest(loaded.name(), wishes, false),
                        new BuildSnapshot(files, uses, List.of(CannedEngine.BASE), Map.of(), Set.of()))
                .inputs();
        Map<String, Map<String, String>> labels = new LinkedHashMap<>();
        inputs.forEach((name, digest) -> labels.put(
                loaded.name() + "-" + name + ":latest",
                Map.of(
                        ImageLabels.PROJECT,
                        loaded.name(),
                        ImageLabels.TARGET,
                        name,
                        ImageLabels.INPUT,
                        digest.value())));
        return labels;
    }
}
