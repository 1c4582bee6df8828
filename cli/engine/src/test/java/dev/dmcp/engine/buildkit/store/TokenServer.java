package dev.dmcp.engine.buildkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Gives a registry's users tokens for what they ask, once they say who they are. */
final class TokenServer implements AutoCloseable {
    private final HttpServer server;
    private final Path files;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** @param files {@code cert.pem}, which the registry trusts, and {@code key.pem} */
    TokenServer(Path files) throws IOException {
        this.files = files;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/token", this::answer);
        server.start();
    }

    String realm() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/token";
    }

    /** The scopes that were granted. */
    List<String> granted() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String login =
                Base64.getEncoder().encodeToString((TestRegistry.USER + ":" + TestRegistry.PASSWORD).getBytes(UTF_8));
        boolean known = ("Basic " + login).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        String query = exchange.getRequestURI().getQuery();
        byte[] body = known ? ("{\"token\":\"" + token(query) + "\",\"expires_in\":300}").getBytes(UTF_8) : new byte[0];
        exchange.sendResponseHeaders(known ? 200 : 401, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private String token(String query) throws IOException {
        List<String> scopes = Arrays.stream(query.split("&", -1))
                .filter(part -> part.startsWith("scope="))
                .flatMap(part -> Arrays.stream(part.substring(6).split("[ +]", -1)))
                .toList();
        asked.addAll(scopes);
        String access = scopes.stream().map(TokenServer::access).collect(Collectors.joining(","));
        long now = Instant.now().getEpochSecond();
        String chain = Files.readString(files.resolve("cert.pem"))
                .replaceAll("-----[A-Z ]+-----", "")
                .replaceAll("\\s", "");
        String signed = encoded("{\"typ\":\"JWT\",\"alg\":\"ES256\",\"x5c\":[\"" + chain + "\"]}") + "."
                + encoded("{\"iss\":\"tokens\",\"aud\":\"test\",\"sub\":\"builder\",\"jti\":\"" + System.nanoTime()
                        + "\",\"nbf\":" + (now - 60) + ",\"iat\":" + now + ",\"exp\":" + (now + 300) + ",\"access\":["
                        + access + "]}");
        return signed + "." + signature(signed);
    }

    /** {@code repository:some/image:pull,push}. */
    private static String access(String scope) {
        String[] parts = scope.split(":", 3);
        return "{\"type\":\"" + parts[0] + "\",\"name\":\"" + parts[1] + "\",\"actions\":[\""
                + parts[2].replace(",", "\",\"") + "\"]}";
    }

    private String signature(String text) throws IOException {
        try {
            String pem = Files.readString(files.resolve("key.pem")).replaceAll("-----[A-Z ]+-----", "");
            PrivateKey key = KeyFactory.getInstance("EC")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException problem) {
            throw new IOException(problem);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
