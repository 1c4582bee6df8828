package dev.dmcp.engine.buildkit.filesync;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SHA-256 of large files by the system's own program, which is three times as fast: the only compiler that a short program
 * runs with has no instructions for it.
 */
final class DigestProgram {
    /** Below so many bytes, starting a program takes longer than it saves. */
    static final long WORTH_IT = 32L << 20;

    private static final Pattern ANSWER = Pattern.compile("([0-9a-f]{64})\\s");

    private DigestProgram() {}

    /** Empty where there is no such program, or it cannot read the file. */
    static Optional<String> sha256(Path file) throws IOException {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(file.toString())) {
            return Optional.empty(); // names go through Java's idea of an encoding on their way to a program
        }
        Process process;
        try {
            process = new ProcessBuilder("sha256sum")
                    .redirectInput(file.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noProgram) {
            return Optional.empty();
        }
        try {
            boolean succeeded = process.waitFor() == 0;
            Matcher answer =
                    ANSWER.matcher(new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
            return succeeded && answer.lookingAt() ? Optional.of(answer.group(1)) : Optional.empty();
        } catch (InterruptedException stop) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading `" + file + "`");
        }
    }
}
