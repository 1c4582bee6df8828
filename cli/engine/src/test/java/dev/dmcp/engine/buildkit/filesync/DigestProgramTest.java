package dev.dmcp.engine.buildkit.filesync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestProgramTest {
    @TempDir
    Path folder;

    @Test
    void it_says_what_java_says_whatever_the_name() throws Exception {
        byte[] content = "some content".getBytes(StandardCharsets.US_ASCII);
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        for (String name : new String[] {"plain", "-", "--help", "with space", "back\\slash", "two\nlines"}) {
            Path file = Files.write(folder.resolve(name), content);

            assertThat(DigestProgram.sha256(file)).as(name).contains(expected);
        }
    }

    @Test
    void what_it_cannot_read_is_left_to_java() throws Exception {
        assertThat(DigestProgram.sha256(folder.resolve("nowhere"))).isEmpty();
        assertThat(DigestProgram.sha256(folder)).isEmpty();
        assertThat(DigestProgram.sha256(Files.writeString(folder.resolve("\u00fcber"), "x")))
                .isEmpty();
    }

    @Test
    void an_interrupt_ends_it() throws Exception {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(8L << 30);
        }
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> DigestProgram.sha256(large)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }
}
