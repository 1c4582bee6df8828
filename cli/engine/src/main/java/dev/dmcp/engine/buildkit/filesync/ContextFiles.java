package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.application.image.InputFiles.InputFile;
import dev.dmcp.application.port.BuildInputs;
import dev.dmcp.engine.files.DigestMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads and digests what the file sync would send, with the same walk and the same patterns. */
public final class ContextFiles implements BuildInputs {
    /** Equal contexts with equal ignore files are read once. */
    private final Map<String, List<InputFile>> read = new TreeMap<>();

    private final Map<Path, FileDigests> digests = new HashMap<>();
    private final Function<Path, DigestMemory> memories;
    private final InstantSource clock;

    /** Knows of no earlier run. */
    public ContextFiles() {
        this(context -> DigestMemory.none(), InstantSource.system());
    }

    /** @param memories what is remembered of a context's files */
    public ContextFiles(Function<Path, DigestMemory> memories, InstantSource clock) {
        this.memories = memories;
        this.clock = clock;
    }

    @Override
    public String dockerfile(BuildInput input) {
        if (input.hasLocalContext() && !Files.isDirectory(Path.of(input.context()))) {
            throw noContext(input.context());
        }
        return dockerfile(input.dockerfile());
    }

    private static Failure noContext(String context) {
        return new Failure.InvalidInput(
                "there is no build context at `%s`".formatted(context),
                "check `build.context`: a folder, an archive (`.tar`, `.tar.gz`, …), or an address");
    }

    @Override
    public InputFiles read(BuildInput input, String dockerfile, DockerfileUse use) {
        if (input.hasArchive() && !Files.isRegularFile(Path.of(input.context()))) {
            throw new Failure.InvalidInput(
                    "there is no archive at `%s`".formatted(input.context()), "check `build.context`");
        }
        Optional<String> ignore = input.hasLocalContext() ? ignoreFile(input) : Optional.empty();
        Map<String, List<InputFile>> files = new TreeMap<>();
        if (input.hasLocalContext()) {
            files.put(DockerfileUse.MAIN, files(Path.of(input.context()), ignore, use.pathsOf(DockerfileUse.MAIN)));
        }
        input.contexts().forEach((name, source) -> {
            if (source.startsWith("/")) {
                files.put(name, files(Path.of(source), text(Path.of(source, ".dockerignore")), use.pathsOf(name)));
            }
        });
        return new InputFiles(dockerfile, ignore, files);
    }

    @Override
    public synchronized void remember() {
        digests.values().forEach(FileDigests::save);
    }

    private static String dockerfile(DockerfileSource source) {
        if (source instanceof DockerfileSource.OnDisk(String path)) {
            return text(Path.of(path))
                    .orElseThrow(() -> new Failure.InvalidInput(
                            "there is no Dockerfile at `%s`".formatted(path),
                            "write one, name another in `build.dockerfile`, or run `dmcp generate`"));
        }
        return source instanceof DockerfileSource.Inline(String text) ? text : "";
    }

    /** The Dockerfile's own ignore file comes before the one of the context, as in BuildKit. */
    private static Optional<String> ignoreFile(BuildInput input) {
        Optional<String> own = input.dockerfile() instanceof DockerfileSource.OnDisk(String path)
                ? text(Path.of(path + ".dockerignore"))
                : Optional.empty();
        return own.or(() -> text(Path.of(input.context(), ".dockerignore")));
    }

    private static Optional<String> text(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new Failure.InvalidInput("cannot read `%s`: %s".formatted(file, unreadable.getMessage()));
        }
    }

    /** @param taken paths that count; absent for everything */
    private synchronized List<InputFile> files(Path context, Optional<String> ignore, Optional<Set<String>> taken) {
        String key = context + "\n" + ignore.orElse("") + "\n" + taken;
        List<InputFile> known = read.get(key);
        if (known == null) {
            known = walk(context, IgnoreFile.patterns(ignore.orElse("")), taken);
            read.put(key, known);
        }
        return known;
    }

    /** With the includes that the builder would ask for: it follows links on the way to what it takes. */
    private List<InputFile> walk(Path context, List<String> excludes, Optional<Set<String>> taken) {
        List<InputFile> files = new ArrayList<>();
        FileDigests known = digests.computeIfAbsent(context, path -> new FileDigests(memories.apply(path), clock));
        try {
            List<String> includes = taken.isPresent()
                    ? FollowPaths.resolve(context, List.copyOf(taken.get())).orElse(List.of())
                    : List.of();
            if (includes.isEmpty() && taken.map(Set::isEmpty).orElse(false)) {
                return files;
            }
            FileTree.walk(known.folders(), context, FileFilter.of(includes, excludes), entry -> {
                String content = entry.link();
                if (FileMode.isRegular(entry.mode())) {
                    // Which files are one file counts too: a layer keeps hard links.
                    content = known.of(entry) + entry.link();
                }
                files.add(new InputFile(entry.path(), entry.mode(), content));
            });
        } catch (NoSuchFileException none) {
            throw noContext(context.toString());
        } catch (IOException unreadable) {
            if (Thread.currentThread().isInterrupted()) {
                throw new Failure.Interrupted("interrupted while reading `%s`".formatted(context));
            }
            throw new Failure.InvalidInput(
                    "cannot read the build context `%s`: %s".formatted(context, unreadable.getMessage()),
                    "leave files out that need not be sent, in `.dockerignore`");
        } catch (BadPatternException bad) {
            throw new Failure.InvalidInput(
                    "the ignore file of `%s` has a %s".formatted(context, bad.getMessage()), "mend the pattern");
        }
        return files;
    }
}
