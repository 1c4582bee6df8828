package dev.dmcp.compose;

import dev.dmcp.compose.read.ComposeFiles;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** A file system in memory, for tests. */
public final class MemoryFiles implements ComposeFiles {
    private final Map<String, String> texts = new TreeMap<>();

    public MemoryFiles with(String path, String text) {
        texts.put(path, text);
        return this;
    }

    @Override
    public Kind kind(String path) {
        if (texts.containsKey(path)) {
            return Kind.FILE;
        }
        boolean folder = texts.keySet().stream().anyMatch(name -> name.startsWith(path + "/"));
        return folder ? Kind.FOLDER : Kind.MISSING;
    }

    @Override
    public String read(String path) throws IOException {
        String text = texts.get(path);
        if (text == null) {
            throw new IOException("there is no such file");
        }
        return text;
    }

    @Override
    public String realPath(String path) {
        return path;
    }
}
