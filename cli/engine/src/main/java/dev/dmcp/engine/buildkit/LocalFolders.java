package dev.dmcp.engine.buildkit;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.filesync.SyncedFolder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The folders of this machine that a set of builds needs, each under a name that stays the same from build to build:
 * the builder keeps what it got under a name, and asks for the changes only.
 */
final class LocalFolders {
    /** The frontend asks for the main context under this name, whatever one tells it. */
    private static final String CONTEXT = "context";

    private static final String INLINE_FILE = "Dockerfile";

    private final Map<String, SyncedFolder> folders = new TreeMap<>();

    /** @param context the folder that all of the builds have in common, or the address of a remote one */
    LocalFolders(String context, List<ImageBuild> builds) {
        if (BuildInput.isLocal(context)) {
            folders.put(CONTEXT, new SyncedFolder.OnDisk(Path.of(context)));
        }
        for (ImageBuild build : builds) {
            BuildInput input = build.input();
            dockerfile(input.dockerfile());
            input.contexts().values().stream()
                    .filter(named -> named.startsWith("/"))
                    .forEach(named -> folders.put(contextName(named), new SyncedFolder.OnDisk(Path.of(named))));
        }
    }

    private void dockerfile(DockerfileSource source) {
        switch (source) {
            case DockerfileSource.OnDisk(String path) ->
                folders.put(dockerfileName(source), new SyncedFolder.OnDisk(folderOf(path)));
            case DockerfileSource.Inline(String text) ->
                folders.put(dockerfileName(source), new SyncedFolder.OneFile(INLINE_FILE, text));
            case DockerfileSource.Remote remote -> {}
        }
    }

    Map<String, SyncedFolder> byName() {
        return folders;
    }

    /** The name of a further context. */
    static String contextName(String folder) {
        return "context-" + shortDigest(folder);
    }

    /** The name of the folder that holds the Dockerfile. */
    static String dockerfileName(DockerfileSource source) {
        return switch (source) {
            case DockerfileSource.OnDisk(String path) ->
                "dockerfile-" + shortDigest(folderOf(path).toString());
            case DockerfileSource.Inline(String text) -> "inline-" + shortDigest(text);
            case DockerfileSource.Remote(String path) -> path;
        };
    }

    /** The name of the Dockerfile in its folder. */
    static String fileName(DockerfileSource source) {
        return switch (source) {
            case DockerfileSource.OnDisk(String path) ->
                String.valueOf(Path.of(path).getFileName());
            case DockerfileSource.Inline inline -> INLINE_FILE;
            case DockerfileSource.Remote(String path) -> path;
        };
    }

    private static Path folderOf(String file) {
        Path folder = Path.of(file).getParent();
        return folder == null ? Path.of("/") : folder;
    }

    static String shortDigest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
