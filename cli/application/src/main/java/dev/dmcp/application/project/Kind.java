package dev.dmcp.application.project;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** How a service is built and run, with what only this kind knows. Paths are relative to the folder of {@code dmcp.yaml}. */
public sealed interface Kind {

    /** As written in {@code dmcp.yaml}. */
    String word();

    /** The folder of the service's sources, for those that have any. */
    Optional<String> path();

    /** Whether an image of our own is built for it. */
    default boolean isBuilt() {
        return path().isPresent();
    }

    /** Where a service of this kind listens when the file does not say. */
    default OptionalInt defaultPort() {
        return OptionalInt.empty();
    }

    /** What a service of this kind answers with 200 when the file does not say. */
    default Optional<String> defaultHealthPath() {
        return Optional.empty();
    }

    /** Whether it is made to be reached from outside: a published port is then on all interfaces, else on loopback. */
    default boolean isEntrance() {
        return false;
    }

    /**
     * A module of a Maven reactor whose jar has a main class.
     *
     * @param modules modules of the run-time image beyond the usual set
     * @param buildArguments for Maven: {@code -Pfast}
     */
    record Java(String folder, List<String> modules, List<String> buildArguments) implements Kind {
        public Java {
            modules = List.copyOf(modules);
            buildArguments = List.copyOf(buildArguments);
        }

        @Override
        public String word() {
            return "java";
        }

        @Override
        public Optional<String> path() {
            return Optional.of(folder);
        }
    }

    /**
     * A Node.js program, perhaps a workspace of a monorepo.
     *
     * @param version of Node.js: {@code 22}
     * @param workspace the npm workspace's name, where it is not the folder's own {@code package.json}
     * @param command that runs it; empty for its {@code main}
     * @param development command that runs it in {@code dev} and follows changes of its sources, in its folder; empty
     *     for {@code npm run dev}
     */
    record Node(
            String folder,
            String version,
            Optional<String> workspace,
            List<String> command,
            List<String> development,
            NpmBuild build)
            implements Kind {
        public Node {
            command = List.copyOf(command);
            development = List.copyOf(development);
        }

        @Override
        public String word() {
            return "node";
        }

        @Override
        public Optional<String> path() {
            return Optional.of(folder);
        }
    }

    /**
     * A static site that Vite builds, served by nginx.
     *
     * @param version of Node.js for the build: {@code 22}
     * @param proxy URL prefix to service: {@code /api/} to {@code server}
     */
    record Vite(String folder, String version, Optional<String> workspace, Map<String, String> proxy, NpmBuild build)
            implements Kind {
        public Vite {
            proxy = Collections.unmodifiableMap(new LinkedHashMap<>(proxy));
        }

        @Override
        public String word() {
            return "vite";
        }

        /** A port that a process without privileges may have. */
        @Override
        public OptionalInt defaultPort() {
            return OptionalInt.of(8080);
        }

        /** Answered by our nginx configuration. */
        @Override
        public Optional<String> defaultHealthPath() {
            return Optional.of("/health");
        }

        @Override
        public boolean isEntrance() {
            return true;
        }

        @Override
        public Optional<String> path() {
            return Optional.of(folder);
        }
    }

    /**
     * A PostgreSQL server.
     *
     * @param version {@code 15}
     * @param tuning server settings by name: {@code shared_buffers} to {@code 256MB}
     */
    record Postgres(String version, Map<String, String> tuning) implements Kind {
        public Postgres {
            tuning = Collections.unmodifiableMap(new LinkedHashMap<>(tuning));
        }

        @Override
        public String word() {
            return "postgres";
        }

        @Override
        public OptionalInt defaultPort() {
            return OptionalInt.of(5432);
        }

        @Override
        public Optional<String> path() {
            return Optional.empty();
        }
    }

    /** An image that is taken as it is; an empty command means the image's own. */
    record Image(String reference, List<String> command) implements Kind {
        public Image {
            command = List.copyOf(command);
        }

        @Override
        public String word() {
            return "image";
        }

        @Override
        public Optional<String> path() {
            return Optional.empty();
        }
    }
}
