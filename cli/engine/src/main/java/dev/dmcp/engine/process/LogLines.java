package dev.dmcp.engine.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The lines of a file, read as they are asked for; what is not UTF-8 is shown as well as it can be. */
final class LogLines implements Iterator<String> {

    private final BufferedReader reader;
    private @Nullable String next;

    private LogLines(BufferedReader reader) {
        this.reader = reader;
        this.next = read();
    }

    static Iterator<String> of(Path file) {
        try {
            return new LogLines(
                    new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)));
        } catch (IOException goneMeanwhile) {
            return Collections.emptyIterator();
        }
    }

    static Iterator<String> of(List<Path> files) {
        return files.stream()
                .flatMap(file -> {
                    Iterable<String> lines = () -> of(file);
                    return java.util.stream.StreamSupport.stream(lines.spliterator(), false);
                })
                .iterator();
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public String next() {
        String line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return line;
    }

    private @Nullable String read() {
        try {
            String line = reader.readLine();
            if (line == null) {
                reader.close();
            }
            return line;
        } catch (IOException unreadable) {
            return null;
        }
    }
}
