package dev.dmcp.engine.buildkit.filesync;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.InputFiles;
import dev.dmcp.application.image.InputFiles.InputFile;
import dev.dmcp.application.port.BuildInputs;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and digests what the file sync would send, with the same walk and the same patterns. */
public final class ContextFiles implements BuildInputs {
    private static final int BUFFER = 131_072;

    /** Equal contexts with equal ignore files are read once. */
    private final Map<String, List<InputFile>> read = new TreeMap<>();

    @Override
    public InputFiles read(BuildInput input) {
        String dockerfile = dockerfile(input.dockerfile());
        Optional<String> ignore = input.hasLocalContext() ? ignoreFile(input) : Optional.empty();
        Map<String, List<InputFile>> files = new TreeMap<>();
        if (input.hasLocalContext()) {
            files.put("context", files(Path.of(input.context()), ignore));
        }
        input.contexts().forEach((name, source) -> {
            if (source.startsWith("/")) {
                files.put(name, files(Path.of(source), text(Path.of(source, ".dockerignore"))));
            }
        });
        return new InputFiles(dockerfile, ignore, files);
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

    private synchronized List<InputFile> files(Path context, Optional<String> ignore) {
        String key = context + "\n" + ignore.orElse("");
        List<InputFile> known = read.get(key);
        if (known == null) {
            known = walk(context, IgnoreFile.patterns(ignore.orElse("")));
            read.put(key, known);
        }
        return known;
    }

    private static List<InputFile> walk(Path context, List<String> excludes) {
        List<InputFile> files = new ArrayList<>();
        byte[] buffer = new byte[BUFFER];
        MessageDigest sha256 = sha256();
        try {
            FileTree.walk(context, FileFilter.of(List.of(), excludes), entry -> {
                String content = entry.link();
                if (FileMode.isRegular(entry.mode())) {
                    // Which files are one file counts too: a layer keeps hard links.
                    content = digest(entry.file(), sha256, buffer) + entry.link();
                }
                files.add(new InputFile(entry.path(), entry.mode(), content));
            });
        } catch (NoSuchFileException none) {
            throw new Failure.InvalidInput(
                    "there is no build context at `%s`".formatted(context), "check `build.context`");
        } catch (IOException unreadable) {
            throw new Failure.InvalidInput(
                    "cannot read the build context `%s`: %s".formatted(context, unreadable.getMessage()),
                    "leave files out that need not be sent, in `.dockerignore`");
        } catch (BadPatternException bad) {
            throw new Failure.InvalidInput(
                    "the ignore file of `%s` has a %s".formatted(context, bad.getMessage()), "mend the pattern");
        }
        return files;
    }

    private static String digest(Path file, MessageDigest sha256, byte[] buffer) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int length;
            while ((length = in.read(buffer)) > 0) {
                sha256.update(buffer, 0, length);
            }
        } catch (FileSystemException unreadable) {
            // A socket: the builder gets an empty file for it.
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
