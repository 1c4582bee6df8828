package dev.dmcp.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program that leaves out of Node what only debuggers read; GNU `strip` is the judge. */
class StrippedProgramIT {
    private static final Path PROGRAM =
            Path.of(System.getProperty("root.directory"), "examples/dynamic-mcp/dockerfiles/node/strip.mjs");

    /** The fields of ELF's header that say where sections are and how many, which GNU's tool keeps a list of. */
    private static final int END_OF_HEADER = 64;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"node", "bash", "tar"})
    void all_that_the_system_loads_is_where_gnu_strip_puts_it(String name) throws IOException, InterruptedException {
        Path ours = copyOf(name, "ours");
        Path theirs = copyOf(name, "theirs");

        run("node", PROGRAM.toString(), ours.toString());
        run("strip", theirs.toString());

        byte[] stripped = Files.readAllBytes(ours);
        assertThat(stripped.length).isLessThanOrEqualTo((int) Files.size(theirs));
        assertThat(Arrays.copyOfRange(stripped, END_OF_HEADER, stripped.length))
                .isEqualTo(Arrays.copyOfRange(Files.readAllBytes(theirs), END_OF_HEADER, stripped.length));
    }

    @Test
    void node_goes_on_running_and_lost_its_symbols() throws IOException, InterruptedException {
        Path node = copyOf("node", "ours");
        long before = Files.size(node);

        run("node", PROGRAM.toString(), node.toString());

        assertThat(Files.size(node)).isLessThan(before * 95 / 100);
        assertThat(run(node.toString(), "-p", "new Intl.NumberFormat('en').format(6 * 7000)"))
                .isEqualTo("42,000\n");
    }

    @Test
    void what_was_stripped_already_stays_as_it_is() throws IOException, InterruptedException {
        Path node = copyOf("node", "ours");
        run("node", PROGRAM.toString(), node.toString());
        byte[] once = Files.readAllBytes(node);

        run("node", PROGRAM.toString(), node.toString());

        assertThat(Files.readAllBytes(node)).isEqualTo(once);
    }

    @Test
    void a_script_stays_as_it_is() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script"), "#!/bin/sh\necho hello\n");

        run("node", PROGRAM.toString(), script.toString());

        assertThat(script).hasContent("#!/bin/sh\necho hello\n");
    }

    /** As tools leave a program that put its list of segments elsewhere, and as compilers leave what is not linked yet. */
    @Test
    void an_unusual_program_stays_as_it_is() throws IOException, InterruptedException {
        byte[] usual = Files.readAllBytes(copyOf("bash", "usual"));
        byte[] moved = Arrays.copyOf(usual, usual.length + 4096);
        System.arraycopy(usual, END_OF_HEADER, moved, usual.length, 4000);
        ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN).putLong(32, usual.length);
        byte[] notLinked = Arrays.copyOf(usual, usual.length);
        notLinked[16] = 1;

        for (byte[] content : List.of(moved, notLinked)) {
            Path program = Files.write(folder.resolve("unusual"), content);
            run("node", PROGRAM.toString(), program.toString());
            assertThat(Files.readAllBytes(program)).isEqualTo(content);
        }
    }

    private Path copyOf(String name, String as) throws IOException, InterruptedException {
        boolean isNode = name.equals("node");
        String found = isNode ? run("node", "-p", "process.execPath") : run("readlink", "-f", "/bin/" + name);
        return Files.copy(Path.of(found.strip()), folder.resolve(as));
    }

    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
