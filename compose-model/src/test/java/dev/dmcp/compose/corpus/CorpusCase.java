package dev.dmcp.compose.corpus;

import dev.dmcp.compose.ComposeLoader;
import dev.dmcp.compose.LoadRequest;
import dev.dmcp.compose.LoadResult;
import dev.dmcp.compose.value.SlashPath;
import dev.dmcp.compose.yaml.ReadResult;
import dev.dmcp.compose.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One case of the corpus: an input folder, arguments, and what docker compose answered. */
record CorpusCase(String source, String name, Path folder) {
    /** Deep enough that a case may point to folders above it. */
    static final String ROOT = "/corpus/1/2/3/4/5/6/7/8/input";

    static List<CorpusCase> all(Path corpus) throws IOException {
        List<CorpusCase> cases = new ArrayList<>();
        for (Path source : list(corpus)) {
            for (Path folder : list(source)) {
                if (Files.exists(folder.resolve("meta.json"))) {
                    cases.add(new CorpusCase(
                            source.getFileName().toString(),
                            folder.getFileName().toString(),
                            folder));
                }
            }
        }
        return cases;
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }

    boolean isAccepted() throws IOException {
        return "accept".equals(meta().get("expect"));
    }

    private Map<?, ?> meta() throws IOException {
        return (Map<?, ?>) parse(Files.readString(folder.resolve("meta.json")));
    }

    static @Nullable Object parse(String json) {
        return ((ReadResult.Documents) YamlReader.read("json", json))
                .nodes()
                .getFirst()
                .toPlain();
    }

    LoadResult load() throws IOException {
        return ComposeLoader.load(request(), files());
    }

    LoadResult loadAllProfiles() throws IOException {
        return ComposeLoader.load(request().withProfiles(List.of("*")), files());
    }

    private CorpusFiles files() {
        return new CorpusFiles(ROOT, folder.resolve("input"));
    }

    private LoadRequest request() throws IOException {
        Map<?, ?> meta = meta();
        Map<String, String> environment = new HashMap<>(Map.of("PATH", "/usr/bin:/bin", "HOME", "/home/tester"));
        ((Map<?, ?>) meta.get("env")).forEach((key, value) -> environment.put(key.toString(), String.valueOf(value)));
        String current = SlashPath.join(ROOT, String.valueOf(meta.get("cwd")));
        return arguments(LoadRequest.of(current, environment), (List<?>) meta.get("args"));
    }

    private static LoadRequest arguments(LoadRequest start, List<?> arguments) {
        LoadRequest request = start;
        List<String> files = new ArrayList<>();
        List<String> profiles = new ArrayList<>();
        List<String> envFiles = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index += 2) {
            String value = arguments.get(index + 1).toString();
            switch (arguments.get(index).toString()) {
                case "-f" -> files.add(value);
                case "--profile" -> profiles.add(value);
                case "--env-file" -> envFiles.add(value);
                case "-p" -> request = request.withProjectName(Optional.of(value));
                case "--project-directory" -> request = request.withProjectDirectory(Optional.of(value));
                default -> throw new IllegalStateException("unknown argument " + arguments.get(index));
            }
        }
        return request.withFiles(files).withProfiles(profiles).withEnvFiles(envFiles);
    }

    /** Puts the corpus's placeholders for the input folder and those above it. */
    static String withPlaceholders(String text) {
        String result = text;
        String placeholder = "@INPUT@";
        for (String path = ROOT; path.chars().filter(c -> c == '/').count() > 2; path = SlashPath.parent(path)) {
            result = result.replaceAll(
                    java.util.regex.Pattern.quote(path) + "(?=$|[/\"'\\s:,;\\\\)}\\]`])", placeholder);
            placeholder += "/..";
        }
        return result;
    }

    Optional<String> expected(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Optional.of(Files.readString(path)) : Optional.empty();
    }
}
