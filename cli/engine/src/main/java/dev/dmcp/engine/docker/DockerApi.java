package dev.dmcp.engine.docker;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.TlsContext;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.docker.http.EngineHttp;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import dev.dmcp.engine.docker.http.TcpConnector;
import dev.dmcp.engine.docker.http.TcpConnector.TlsSettings;
import dev.dmcp.engine.docker.http.UnixConnector;
import dev.dmcp.engine.docker.read.EngineObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one engine, in the API version that both sides know (negotiated by one {@code /_ping} before the first
 * request), with failures in words for people. Safe for use from many threads.
 */
public final class DockerApi {
    private final EngineAddress address;
    private final EngineHttp http;
    private volatile @Nullable ApiVersion version;

    /** Reads an answer's body. */
    @FunctionalInterface
    interface BodyReader<T> {
        T read(InputStream body) throws IOException;
    }

    public DockerApi(EngineAddress address) {
        this.address = address;
        this.http = new EngineHttp(connector(address));
    }

    /** Opens connections to an engine; for protocols beside the API's own. */
    public static Connector connector(EngineAddress address) {
        if (address instanceof EngineAddress.UnixSocket socket) {
            return new UnixConnector(socket.path()); // the usual one, without the price of a pattern switch at start
        }
        return switch (address) {
            case EngineAddress.UnixSocket(var path) -> new UnixConnector(path);
            case EngineAddress.Tcp(String host, int port, var tls) ->
                new TcpConnector(host, port, tls.map(files -> new TlsSettings(TlsContext.of(files), files.verify())));
        };
    }

    public EngineAddress address() {
        return address;
    }

    /** The version that requests are sent in. */
    public ApiVersion version() {
        ApiVersion known = version;
        if (known == null) {
            known = negotiate();
            version = known;
        }
        return known;
    }

    private ApiVersion negotiate() {
        try (EngineResponse response = http.send(EngineRequest.get("/_ping"))) {
            expectSuccess("ask the engine for its version", response);
            return common(response.header("Api-Version").orElse(""));
        } catch (IOException broken) {
            throw EngineFailures.unreachable(address, broken);
        }
    }

    private ApiVersion common(String offered) {
        try {
            ApiVersion newest = ApiVersion.of(offered);
            if (newest.isAtLeast(ApiVersion.OLDEST_SUPPORTED)) {
                return newest.isAtLeast(ApiVersion.NEWEST_KNOWN) ? ApiVersion.NEWEST_KNOWN : newest;
            }
        } catch (NumberFormatException notAnEngine) {
            throw new Failure.EngineUnreachable(
                    "what answers at `%s` is no Docker engine".formatted(address.text()),
                    "point `DOCKER_HOST` at a running engine",
                    notAnEngine);
        }
        throw new Failure.EngineUnreachable(
                "the engine at `%s` speaks API %s at most; dmcp needs %s"
                        .formatted(address.text(), offered, ApiVersion.OLDEST_SUPPORTED),
                "update Docker to 20.10 or newer",
                null);
    }

    /**
     * Sends a request and gives the answer whatever its status; the caller closes it.
     *
     * @param request its path without the version
     */
    EngineResponse send(EngineRequest request) {
        EngineRequest versioned = new EngineRequest(
                request.method(),
                "/v" + version() + request.path(),
                request.headers(),
                request.body(),
                request.upgrade());
        try {
            return http.send(versioned);
        } catch (IOException broken) {
            throw EngineFailures.unreachable(address, broken);
        }
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param doing what for, as in {@code create container `web`}
     */
    <T> T read(String doing, EngineRequest request, BodyReader<T> reader) {
        try (EngineResponse response = send(request)) {
            expectSuccess(doing, response);
            return reader.read(response.body());
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, address, broken);
        }
    }

    /** Sends a request whose answer says nothing; these statuses are as good as success. */
    void command(String doing, EngineRequest request, Integer... alsoFine) {
        try (EngineResponse response = send(request)) {
            if (!List.of(alsoFine).contains(response.status())) {
                expectSuccess(doing, response);
            }
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, address, broken);
        }
    }

    /** @throws Failure.OperationFailed with the engine's own words */
    static void expectSuccess(String doing, EngineResponse response) throws IOException {
        if (!response.isSuccess() && response.status() != 101) {
            throw EngineFailures.refused(doing, words(response.text()));
        }
    }

    private static String words(String body) {
        try {
            String message =
                    EngineObjects.field(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "message");
            return message.isEmpty() ? body.strip() : message.strip();
        } catch (IOException notJson) {
            return body.strip();
        }
    }

    /** A path or query part, percent-encoded. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
