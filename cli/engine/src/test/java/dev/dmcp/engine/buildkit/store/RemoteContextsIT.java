package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.dmcp.application.dockerfile.DockerfileUse;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.DockerfileSource;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.engine.buildkit.filesync.ContextFiles;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Contexts that are no folders: archives of this machine, archives behind an address, repositories. */
@ExtendWith(StoreFixture.class)
class RemoteContextsIT {
    private static final DockerfileUse NOTHING_KNOWN =
            new DockerfileUse(Set.of(), Map.of(), Set.of(), Optional.of("unread"));

    private final Store store;

    RemoteContextsIT(Store store) {
        this.store = store;
    }

    /** A context with a file of its name, which a step of the Dockerfile must find. */
    private Path context(String name) throws IOException {
        Path context = store.context(name, """
                FROM scratch
                COPY busybox /bin/busybox
                COPY from /from
                RUN ["/bin/busybox", "grep", "%s", "/from"]
                """.formatted(name));
        Files.writeString(context.resolve("from"), name);
        return context;
    }

    private Path archive(String name, String file) throws IOException {
        Path archive = store.folder.resolve(file);
        Programs.shell(context(name), "tar -caf '" + archive + "' .");
        return archive;
    }

    private void builds(String address, String tag) throws Exception {
        BuildInput input = BuildInput.folder(address).withDockerfile(new DockerfileSource.Remote("Dockerfile"));
        store.build(new ImageBuild("web", List.of(tag), input, BuildOptions.USUAL.withNoCache(), Map.of()));

        assertThat(store.engine.docker("images", "-q", tag)).isNotBlank();
    }

    @Test
    void an_archive_of_this_machine_is_sent_as_it_is() throws Exception {
        builds(archive("plain-archive", "plain.tar").toString(), "plain-archive:1");
        builds(archive("packed-archive", "packed.tar.gz").toString(), "packed-archive:1");
    }

    @Test
    void an_archive_that_is_not_there_is_named_before_the_build() {
        BuildInput input =
                BuildInput.folder("/nowhere/context.tgz").withDockerfile(new DockerfileSource.Remote("Dockerfile"));

        assertThatThrownBy(() -> new ContextFiles().read(input, "", NOTHING_KNOWN))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("there is no archive at `/nowhere/context.tgz`");
    }

    @Test
    void an_archive_behind_an_address_is_fetched_by_the_builder() throws Exception {
        byte[] archive = Files.readAllBytes(archive("served-archive", "served.tar.gz"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/served.tar.gz", exchange -> {
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : archive.length);
            exchange.getResponseBody().write(archive);
            exchange.close();
        });
        server.start();
        try {
            builds("http://127.0.0.1:" + server.getAddress().getPort() + "/served.tar.gz", "served-archive:1");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_repository_is_cloned_by_the_builder() throws Exception {
        Path work = context("repository");
        Programs.shell(work, """
                git init -q -b main .; git add .
                git -c user.name=t -c user.email=t@example.org -c commit.gpgsign=false commit -q -m one
                git clone -q --bare . '%s'
                """.formatted(store.folder.resolve("served.git")));
        int port = Programs.freePort("127.0.0.1");
        Process daemon = new ProcessBuilder(
                        "git",
                        "daemon",
                        "--export-all",
                        "--listen=127.0.0.1",
                        "--port=" + port,
                        "--base-path=" + store.folder)
                .inheritIO()
                .start();
        try {
            Programs.await("git's start", () -> listens(port) || !daemon.isAlive());
            builds("git://127.0.0.1:" + port + "/served.git#main", "repository:1");
        } finally {
            daemon.descendants().forEach(ProcessHandle::destroy);
            daemon.destroy();
        }
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
