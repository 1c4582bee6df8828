package dev.dmcp.compose.corpus;

import dev.dmcp.compose.read.ComposeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The files of one case, seen as if its input folder stood elsewhere. */
final class CorpusFiles implements ComposeFiles {
    private final String root;
    private final Path folder;

    CorpusFiles(String root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    private Path real(String path) {
        return path.equals(root) || path.startsWith(root + "/")
                ? folder.resolve("." + path.substring(root.length())).normalize()
                : Path.of("/nowhere");
    }

    @Override
    public Kind kind(String path) {
        Path real = real(path);
        if (Files.isDirectory(real)) {
            return Kind.FOLDER;
        }
        return Files.exists(real) ? Kind.FILE : Kind.MISSING;
    }

    @Override
    public String read(String path) throws IOException {
        try {
            return new String(Files.readAllBytes(real(path)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            throw new IOException("there is no such file");
        }
    }

    @Override
    public String realPath(String path) {
        String[] parts = path.split("/", -1);
        StringBuilder walked = new StringBuilder();
        for (int index = 1; index < parts.length; index++) {
            walked.append('/').append(parts[index]);
            Path real = real(walked.toString());
            if (Files.isSymbolicLink(real)) {
                try {
                    String target = root
                            + real.toRealPath()
                                    .toString()
                                    .substring(folder.toRealPath().toString().length());
                    return target + path.substring(walked.length());
                } catch (IOException _) {
                    return path;
                }
            }
        }
        return path;
    }
}
