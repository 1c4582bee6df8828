package dev.dmcp.engine.buildkit.store;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real registry ({@code docker-registry}) on an address of this machine, ended by its process. */
final class TestRegistry implements AutoCloseable {
    static final String USER = "builder";
    static final String PASSWORD = "s3cr3t-of-the-registry";

    private final String host;
    private final Process process;

    private TestRegistry(String host, Process process) {
        this.host = host;
        this.process = process;
    }

    /**
     * How a registry is set up.
     *
     * @param http lines of its configuration's {@code http} section
     * @param auth lines of its configuration's {@code auth} section; none for no authentication
     */
    record Setting(List<String> http, List<String> auth) {
        static final Setting OPEN = new Setting(List.of(), List.of());

        Setting withTls(Path files) {
            List<String> more = new ArrayList<>(http);
            more.add("tls: {certificate: " + files.resolve("cert.pem") + ", key: " + files.resolve("key.pem") + "}");
            return new Setting(more, auth);
        }

        /** Basic authentication, for {@link #USER} alone. */
        Setting withPassword(Path folder) throws IOException {
            String hash =
                    Programs.run("perl", "-e", "print crypt($ARGV[0], '$2b$05$abcdefghijklmnopqrstuu')", PASSWORD);
            Path file = Files.writeString(folder.resolve("htpasswd"), USER + ":" + hash + "\n");
            return new Setting(http, List.of("htpasswd: {realm: test, path: " + file + "}"));
        }

        /** Tokens of a server of their own. */
        Setting withTokens(String realm, Path certificate) {
            return new Setting(
                    http,
                    List.of("token: {realm: '" + realm + "', service: test, issuer: tokens, rootcertbundle: "
                            + certificate + "}"));
        }
    }

    static TestRegistry start(Path folder, String address, Setting setting) throws Exception {
        int port = Programs.freePort(address);
        Files.createDirectories(folder);
        Path configuration = Files.writeString(folder.resolve("registry.yml"), """
                version: 0.1
                log: {accesslog: {disabled: true}, level: warn}
                storage: {filesystem: {rootdirectory: %s}, delete: {enabled: true}}
                http:
                  addr: '%s:%d'
                %s
                %s
                """.formatted(
                        folder.resolve("content"),
                        address,
                        port,
                        indented(setting.http()),
                        setting.auth().isEmpty() ? "" : "auth:\n" + indented(setting.auth())));
        Process process = new ProcessBuilder("docker-registry", "serve", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
        TestRegistry registry = new TestRegistry(address + ":" + port, process);
        Programs.await("the registry's start", () -> listens(address, port) || !process.isAlive());
        return registry;
    }

    private static String indented(List<String> lines) {
        return lines.stream().map(line -> "  " + line + "\n").reduce("", String::concat);
    }

    private static boolean listens(String address, int port) {
        try (Socket socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** With its port. */
    String host() {
        return host;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        if (!Programs.ends(process)) {
            process.destroyForcibly();
        }
    }
}
