package dev.dmcp.engine.files;

import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.port.BuildMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Remembers builds in text files, a folder for each project: {@code IMAGE.input} with a part a line, and
 * {@code history} with an image a line; fields are separated by tabs. A file that cannot be read counts as forgotten, one
 * that cannot be written is given up: a build must not fail for want of an explanation.
 */
public final class FileBuildMemory implements BuildMemory {
    private static final String INPUT = ".input";
    private static final int KEPT_LINES = 1_000;

    private final Path folder;

    /** @param folder for all projects; need not exist */
    public FileBuildMemory(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, Map<String, String>> inputs(String project) {
        Map<String, Map<String, String>> inputs = new LinkedHashMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(project), "*" + INPUT)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                inputs.put(name.substring(0, name.length() - INPUT.length()), parts(file));
            }
        } catch (IOException nothingKept) {
            return Map.of();
        }
        return inputs;
    }

    private static Map<String, String> parts(Path file) throws IOException {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                parts.put(unescaped(line.substring(0, tab)), unescaped(line.substring(tab + 1)));
            }
        }
        return parts;
    }

    @Override
    public void rememberInput(String project, String image, Map<String, String> parts) {
        String text = parts.entrySet().stream()
                .map(part -> escaped(part.getKey()) + "\t" + escaped(part.getValue()) + "\n")
                .collect(Collectors.joining());
        write(folder.resolve(project).resolve(image + INPUT), text);
    }

    @Override
    public List<BuildRecord> history(String project) {
        List<BuildRecord> records = new ArrayList<>();
        for (String line : historyLines(project)) {
            try {
                records.add(record(line.split("\t", -1)));
            } catch (DateTimeException | NumberFormatException | ArrayIndexOutOfBoundsException fromAnotherVersion) {
                // One line less to look back on.
            }
        }
        return records;
    }

    private List<String> historyLines(String project) {
        try {
            return Files.readAllLines(history(folder, project), StandardCharsets.UTF_8);
        } catch (IOException nothingKept) {
            return List.of();
        }
    }

    private static Path history(Path folder, String project) {
        return folder.resolve(project).resolve("history");
    }

    @Override
    public void append(String project, List<BuildRecord> records) {
        List<String> lines = new ArrayList<>(historyLines(project));
        records.forEach(record -> lines.add(line(record)));
        List<String> kept = lines.subList(Math.max(0, lines.size() - KEPT_LINES), lines.size());
        write(history(folder, project), String.join("\n", kept) + "\n");
    }

    private static String line(BuildRecord record) {
        return String.join(
                "\t",
                record.time().toString(),
                record.name(),
                record.imageId(),
                record.input(),
                Integer.toString(record.steps()),
                Integer.toString(record.cachedSteps()),
                Long.toString(record.duration().toMillis()),
                Long.toString(record.sizeBytes()));
    }

    private static BuildRecord record(String[] fields) {
        return new BuildRecord(
                Instant.parse(fields[0]),
                fields[1],
                fields[2],
                fields[3],
                Integer.parseInt(fields[4]),
                Integer.parseInt(fields[5]),
                Duration.ofMillis(Long.parseLong(fields[6])),
                Long.parseLong(fields[7]));
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), ".", ".new");
            Files.writeString(fresh, text, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException forgotten) {
            // See the class: nothing depends on it.
        }
    }

    /** Names of files may hold tabs and line feeds. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character != '\\' || i + 1 == text.length()) {
                plain.append(character);
                continue;
            }
            plain.append(
                    switch (text.charAt(++i)) {
                        case 't' -> '\t';
                        case 'n' -> '\n';
                        case 'r' -> '\r';
                        default -> text.charAt(i);
                    });
        }
        return plain.toString();
    }
}
