package dev.dmcp.engine.docker.address;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.address.EngineAddress.TlsFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The contexts that {@code docker context} keeps; read, never written. */
final class DockerContexts {

    /** Where a context's engine is. */
    record Endpoint(String host, Optional<TlsFiles> tls) {}

    private final Path configFolder;

    DockerContexts(Path configFolder) {
        this.configFolder = configFolder;
    }

    /** The one that {@code docker context use} chose. */
    Optional<String> current() {
        Path file = configFolder.resolve("config.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (JsonParser json = open(file)) {
            return enter(json, "currentContext")
                    ? Optional.of(json.getText()).filter(name -> !name.isEmpty())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    Optional<Endpoint> endpoint(String name) {
        String id = sha256(name);
        Path file = configFolder.resolve("contexts/meta").resolve(id).resolve("meta.json");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (JsonParser json = open(file)) {
            if (enter(json, "Endpoints") && enter(json, "docker")) {
                return readEndpoint(
                        json, configFolder.resolve("contexts/tls").resolve(id).resolve("docker"));
            }
            return Optional.empty();
        } catch (IOException unreadable) {
            throw unreadable(file, unreadable);
        }
    }

    private static Optional<Endpoint> readEndpoint(JsonParser json, Path tlsFolder) throws IOException {
        Optional<String> host = Optional.empty();
        boolean skipVerify = false;
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "Host" -> host = Optional.of(json.getText());
                case "SkipTLSVerify" -> skipVerify = json.getBooleanValue();
                default -> json.skipChildren();
            }
        }
        boolean withTls = skipVerify || Files.isDirectory(tlsFolder);
        Optional<TlsFiles> tls = withTls ? Optional.of(new TlsFiles(tlsFolder, !skipVerify)) : Optional.empty();
        return host.map(text -> new Endpoint(text, tls));
    }

    /** Steps into an object that begins here and stops at the value of the field. */
    private static boolean enter(JsonParser json, String field) throws IOException {
        if (json.currentToken() == null) {
            json.nextToken();
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = json.currentName().equals(field);
            json.nextToken();
            if (found) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private static JsonParser open(Path file) throws IOException {
        return new JsonFactory().createParser(Files.readAllBytes(file));
    }

    private static Failure unreadable(Path file, IOException why) {
        return new Failure.InvalidInput(
                "cannot read `%s`: %s".formatted(file, why.getMessage()), "mend or move away the file");
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
