package dev.dmcp.application.generate;

import dev.dmcp.application.port.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A project in memory. */
public final class MemoryWorkspace implements Workspace {
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, Permission> permissions = new HashMap<>();

    public MemoryWorkspace with(String path, String content) {
        files.put(path, content);
        return this;
    }

    public Optional<Permission> permission(String path) {
        return Optional.ofNullable(permissions.get(path));
    }

    @Override
    public Optional<String> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public List<String> filesBelow(String folder) {
        return new ArrayList<>(files.keySet().stream()
                .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
                .toList());
    }

    @Override
    public List<String> foldersIn(String folder) {
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return files.keySet().stream()
                .filter(path -> path.startsWith(prefix) && path.indexOf('/', prefix.length()) > 0)
                .map(path -> path.substring(prefix.length(), path.indexOf('/', prefix.length())))
                .distinct()
                .toList();
    }

    /** There are no links in memory. */
    @Override
    public Optional<String> linkOutside(String folder) {
        return Optional.empty();
    }

    @Override
    public void replace(List<FileContent> written, List<String> removed) {
        for (FileContent file : written) {
            files.put(file.path(), file.content());
            permissions.put(file.path(), file.permission());
        }
        removed.forEach(files::remove);
    }
}
