package dev.dmcp.compose.normalize;

import dev.dmcp.compose.read.ComposeFiles;
import dev.dmcp.compose.read.Report;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.Items;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.tree.PathTable;
import dev.dmcp.compose.value.SlashPath;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the host's paths in a tree start at a folder. */
public final class PathResolution {
    private static final String[] REMOTE = {"https://", "http://", "git://", "ssh://", "github.com/", "git@"};

    private final String folder;
    private final String home;
    private final ComposeFiles files;
    private final Report report;
    private final PathTable<Resolver> resolvers = new PathTable<>();

    private interface Resolver {
        @Nullable
        Object resolve(@Nullable Object value, Path path);
    }

    /**
     * A resolution against one folder.
     *
     * @param folder absolute, or relative when the result will be resolved again
     * @param home stands for {@code ~}; empty when there is none
     */
    public PathResolution(String folder, String home, ComposeFiles files, Report report) {
        this.folder = folder;
        this.home = home;
        this.files = files;
        this.report = report;
        resolvers
                .put("services.*.build.context", (value, _) -> context(value))
                .put("services.*.build.additional_contexts.*", (value, _) -> context(value))
                .put("services.*.build.ssh.*", (value, _) -> hostPath(value))
                .put("services.*.env_file.*.path", (value, _) -> path(value))
                .put("services.*.label_file.*", (value, _) -> path(value))
                .put("services.*.extends.file", (value, _) -> path(value))
                .put("services.*.develop.watch.*.path", (value, _) -> watched(value))
                .put("services.*.volumes.*", this::mount)
                .put("configs.*.file", (value, _) -> hostPath(value))
                .put("secrets.*.file", (value, _) -> hostPath(value))
                .put("volumes.*", (value, _) -> volume(value));
    }

    public void apply(Fields root) {
        below(root, Path.ROOT, resolvers);
    }

    private void below(@Nullable Object value, Path path, PathTable<Resolver> table) {
        if (value instanceof Fields fields) {
            for (Map.Entry<String, @Nullable Object> entry : fields.entrySet()) {
                PathTable<Resolver> next = table.at(entry.getKey());
                if (next != null) {
                    entry.setValue(value(entry.getValue(), path.key(entry.getKey()), next));
                }
            }
        } else if (value instanceof Items items && table.item() != null) {
            PathTable<Resolver> next = table.item();
            for (int index = 0; index < items.size(); index++) {
                items.set(index, value(items.get(index), path.index(index), next));
            }
        }
    }

    private @Nullable Object value(@Nullable Object value, Path path, PathTable<Resolver> table) {
        Resolver resolver = table.action();
        if (resolver != null) {
            return resolver.resolve(value, path);
        }
        below(value, path, table);
        return value;
    }

    private @Nullable Object path(@Nullable Object value) {
        if (!(value instanceof String text) || text.isEmpty()) {
            return value;
        }
        String expanded = expandHome(text);
        return SlashPath.isAbsolute(expanded) ? expanded : SlashPath.join(folder, expanded);
    }

    /** A path that the engine reads, which may be on Windows. */
    private @Nullable Object hostPath(@Nullable Object value) {
        if (!(value instanceof String text)) {
            return value;
        }
        String expanded = expandHome(text);
        boolean absolute = SlashPath.isAbsolute(expanded) || SlashPath.isWindowsAbsolute(expanded);
        return absolute ? expanded : SlashPath.join(folder, expanded);
    }

    private String expandHome(String text) {
        return text.startsWith("~") && !home.isEmpty() ? SlashPath.join(home, text.substring(1)) : text;
    }

    private @Nullable Object context(@Nullable Object value) {
        if (value instanceof String text && (text.contains("://") || text.startsWith("service:") || isRemote(text))) {
            return text;
        }
        return path(value);
    }

    private static boolean isRemote(String text) {
        for (String prefix : REMOTE) {
            if (text.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable Object watched(@Nullable Object value) {
        Object resolved = path(value);
        return resolved instanceof String text && SlashPath.isAbsolute(text) ? files.realPath(text) : resolved;
    }

    private @Nullable Object mount(@Nullable Object value, Path path) {
        if (value instanceof Fields mount && "bind".equals(mount.get("type"))) {
            if (!mount.containsKey("source")) {
                report.error(path, "a bind mount needs a `source`", "name the host's file or folder");
            }
            mount.computeIfPresent("source", (_, source) -> hostPath(source));
        }
        return value;
    }

    private @Nullable Object volume(@Nullable Object value) {
        if (value instanceof Fields volume
                && "local".equals(volume.get("driver"))
                && volume.get("driver_opts") instanceof Fields options
                && "bind".equals(options.get("o"))) {
            options.computeIfPresent("device", (_, device) -> hostPath(device));
        }
        return value;
    }
}
