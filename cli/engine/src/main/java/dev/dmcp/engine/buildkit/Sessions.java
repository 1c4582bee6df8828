package dev.dmcp.engine.buildkit;

import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.Export;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.session.BuildSession;
import dev.dmcp.engine.buildkit.session.ContentService;
import dev.dmcp.engine.buildkit.session.FileSendService;
import dev.dmcp.engine.buildkit.session.FileSyncService;
import dev.dmcp.engine.buildkit.session.SessionService;
import dev.dmcp.engine.buildkit.session.UploadService;
import dev.dmcp.engine.files.ContentFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The sessions of one connection. Builds with the same context, secrets, agents and destination share one: the services of a
 * monorepo usually do. The main context has the same name in every session, so two contexts need two.
 */
final class Sessions implements AutoCloseable {

    private record Key(
            String context,
            List<BuildOptions.SecretSource> secrets,
            List<BuildOptions.SshAgent> agents,
            Optional<Export> export,
            String broughtToTheEngine) {
        static Key of(ImageBuild build, BuilderAbilities abilities) {
            // The builder does not say which image an archive is, so each comes in a session of its own.
            boolean brought = SolveRequests.isBroughtToTheEngine(build, abilities);
            return new Key(
                    build.input().context(),
                    build.options().secrets(),
                    build.options().sshAgents(),
                    build.options().export(),
                    brought ? build.name() : "");
        }
    }

    private final Map<Key, BuildSession> sessions = new LinkedHashMap<>();
    private final BuilderAbilities abilities;
    private final SessionServices services;

    private Sessions(BuilderAbilities abilities, SessionServices services) {
        this.abilities = abilities;
        this.services = services;
    }

    /** @param services what a session offers beside folders; closed with the sessions, or when these cannot be opened */
    static Sessions open(
            ControlClient control,
            BuilderAbilities abilities,
            List<ImageBuild> builds,
            String machine,
            SessionServices services)
            throws IOException {
        Map<Key, List<ImageBuild>> groups = new LinkedHashMap<>();
        for (ImageBuild build : builds) {
            groups.computeIfAbsent(Key.of(build, abilities), key -> new ArrayList<>())
                    .add(build);
        }
        Sessions sessions = new Sessions(abilities, services);
        try {
            for (Map.Entry<Key, List<ImageBuild>> group : groups.entrySet()) {
                sessions.open(control, machine, group.getKey(), group.getValue());
            }
            return sessions;
        } catch (IOException | RuntimeException refused) {
            sessions.close();
            throw refused;
        }
    }

    private void open(ControlClient control, String machine, Key key, List<ImageBuild> members) throws IOException {
        List<SessionService> offered = new ArrayList<>(services.of(members.getFirst()));
        offered.add(new FileSyncService(new LocalFolders(key.context(), members).byName()));
        if (members.getFirst().input().hasArchive()) {
            offered.add(new UploadService(key.context()));
        }
        Map<String, ContentFolder> caches = CacheEntries.folders(members);
        if (!caches.isEmpty()) {
            offered.add(new ContentService(caches));
        }
        key.export().ifPresent(export -> offered.add(new FileSendService(export)));
        String sharedKey = LocalFolders.shortDigest(machine + "\n" + key.context());
        sessions.put(key, BuildSession.open(control, Identity.random(), sharedKey, offered));
    }

    BuildSession of(ImageBuild build) {
        return Objects.requireNonNull(
                sessions.get(Key.of(build, abilities)), "a build that the session was not opened for");
    }

    @Override
    public void close() {
        try {
            sessions.values().forEach(BuildSession::close);
        } finally {
            services.close();
        }
    }
}
