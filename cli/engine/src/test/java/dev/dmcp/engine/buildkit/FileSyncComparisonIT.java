package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same contexts, sent by us and by {@code docker buildx build}: the images must have the same files. */
class FileSyncComparisonIT {
    /** Links of all kinds, special modes, names that shells and protocols trip over. */
    private static final String TRICKY = """
            mkdir -p empty/inner src/main/deep node_modules/m dist/keep 'with space' .hidden
            echo main >src/main/deep/Main.java; echo log >src/main/deep/build.log; echo m >node_modules/m/index.js
            echo keep >dist/keep/this; echo drop >dist/drop; echo x >'with space/a b.txt'; echo h >.hidden/file
            printf 'newline' >"$(printf 'new\\nline')"; echo u >ünïcödé-😀
            echo tab >"$(printf 'tab\\there')"; echo q >"quote'\\"back\\\\slash"; echo s >'*star?[a]'
            ln -s main src/link-to-folder; ln -s ../outside out-of-context; ln -s /etc/passwd absolute
            ln -s dangling/nowhere broken; ln -s self self
            echo linked >one; ln one two; ln one src/three; ln node_modules/m/index.js kept-name
            echo set >setuid; chmod 4755 setuid; echo gid >setgid; chmod 2711 setgid
            mkdir sticky; chmod 1777 sticky; echo ro >read-only; chmod 0400 read-only; echo none >no-mode; chmod 0 no-mode
            mkfifo pipe; : >empty-file; truncate -s 30M sparse; touch -d '1999-12-31 23:59:59.123456789' old
            """;

    private final TestEngine engine = new TestEngine();

    @TempDir
    private Path context;

    @AfterEach
    void removeImages() throws IOException, InterruptedException {
        engine.removeImages();
    }

    @Test
    void a_tricky_context_arrives_as_docker_sends_it() throws Exception {
        shell(TRICKY);
        sendsTheSame();
    }

    @Test
    void patterns_leave_out_what_docker_leaves_out() throws Exception {
        shell(TRICKY);
        Files.writeString(context.resolve(".dockerignore"), """
                # a comment
                **/*.log
                node_modules
                dist
                !dist/keep
                src/main
                !src/main/deep/M*.java
                with*
                */link-to-folder
                .hidden/
                [e]mpty
                """);
        sendsTheSame();
    }

    @Test
    void everything_excluded_but_a_few_files_arrives_as_docker_sends_it() throws Exception {
        shell(TRICKY);
        Files.writeString(context.resolve(".dockerignore"), "**\n!src/**/*.java\n!*.txt\n!one\n!src/three\n");
        sendsTheSame();
    }

    @Test
    void a_socket_becomes_what_docker_makes_of_it() throws Exception {
        Files.writeString(context.resolve("file"), "x");
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(context.resolve("socket")));
            sendsTheSame();
        }
    }

    @Test
    void thousands_of_files_in_many_folders_arrive() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            Path folder = context.resolve("d" + random.nextInt(60)).resolve("e" + random.nextInt(9));
            Files.createDirectories(folder);
            byte[] content = new byte[random.nextInt(3_000)];
            random.nextBytes(content);
            Files.write(folder.resolve("f" + i), content);
        }
        sendsTheSame();
    }

    @Test
    void only_what_changed_is_sent_the_second_time_and_the_image_is_right() throws Exception {
        shell("mkdir d; for i in 1 2 3 4 5; do echo $i >d/$i; done; ln -s d/1 link");
        sendsTheSame();
        shell("rm d/2 link; echo changed >d/3; mkdir d/2; echo new >d/2/inside; echo file >link; chmod 700 d/4");
        sendsTheSame();
    }

    /** docker fails here as well, with words that name neither the file nor the trouble. */
    @Test
    void a_name_that_is_no_utf8_is_named() throws Exception {
        shell("printf 'FROM scratch\\nCOPY . /\\n' >Dockerfile; printf x >\"$(printf 'caf\\351')\"");
        BuildInput input = BuildInput.folder(context.toString());
        ImageBuild build = new ImageBuild("sync", List.of(engine.newTag()), input, BuildOptions.USUAL, Map.of());
        try (ImageBuilder.Session session = engine.builder().open(List.of(build), Reporter.silent())) {
            assertThatThrownBy(() -> session.build(build))
                    .hasMessageContaining("the name of `caf\\xe9` is not UTF-8, and BuildKit takes no other");
        }
    }

    private void sendsTheSame() throws Exception {
        new SyncComparison(engine, context).sendsTheSame();
    }

    private void shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-ec", script)
                .directory(context.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }
}
