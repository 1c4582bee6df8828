package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The same context, sent by us and by {@code docker buildx build}. */
final class SyncComparison {
    private final TestEngine engine;
    private final Path context;

    SyncComparison(TestEngine engine, Path context) {
        this.engine = engine;
        this.context = context;
    }

    /** Builds by both clients and compares; prints how long each took. */
    void sendsTheSame() throws Exception {
        Path dockerfile = Files.createTempFile("sync", ".Dockerfile");
        try {
            Files.writeString(dockerfile, "FROM localhost:5000/mirror/library/debian:bookworm-slim\nCOPY . /ctx\n");
            compare(dockerfile);
        } finally {
            Files.delete(dockerfile);
        }
    }

    private void compare(Path dockerfile) throws Exception {
        String ours = engine.newTag();
        String theirs = engine.newTag();
        BuildInput input = BuildInput.folder(context.toString())
                .withDockerfile(new DockerfileSource.OnDisk(dockerfile.toString()));
        ImageBuild build = new ImageBuild("sync", List.of(ours), input, BuildOptions.USUAL.withNoCache(), Map.of());
        long begin = System.nanoTime();
        try (ImageBuilder.Session session = engine.builder().open(List.of(build), Reporter.silent())) {
            session.build(build);
        }
        long between = System.nanoTime();
        engine.docker(
                "buildx",
                "build",
                "--builder=default",
                "--no-cache",
                "-q",
                "-t",
                theirs,
                "-f",
                dockerfile.toString(),
                context.toString());
        System.out.println("context of " + context + ": dmcp " + (between - begin) / 1_000_000 + " ms, buildx "
                + (System.nanoTime() - between) / 1_000_000 + " ms");

        assertThat(listing(ours)).isEqualTo(listing(theirs)).contains("d /ctx 755");
    }

    /**
     * Type, path, mode, size, names, owner, time, target, then the sum of every file. Not the times of folders: where a
     * context is sent a second time, the builder's own work on them shows.
     */
    private String listing(String tag) throws Exception {
        return engine.run(tag, "sh", "-c", """
                cd / && find ctx -type d -printf 'd /%p %m %U:%G\\n' | LC_ALL=C sort
                find ctx ! -type d -printf '%y /%p %m %s %n %U:%G %T@ %l\\n' | LC_ALL=C sort
                find ctx -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
                find ctx -type f -links +1 -printf '%i %p\\n' | LC_ALL=C sort -k2 |
                    awk '{ if (!($1 in seen)) seen[$1] = ++count; print "group " seen[$1] " " $2 }'
                """);
    }
}
