import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calls one address; the JDK keeps the connection open from one call to the next. */
final class HttpConnection {
    private static final int PATIENCE_MILLIS = 30_000;

    private final URI address;
    private final Map<String, String> headers = new LinkedHashMap<>();

    HttpConnection(String address) {
        this.address = URI.create(address);
    }

    HttpConnection withToken() {
        return withToken(token());
    }

    HttpConnection withToken(String token) {
        headers.put("Authorization", "Bearer " + token);
        return this;
    }

    void header(String name, String value) {
        headers.put(name, value);
    }

    String get() throws IOException {
        return answer(open("GET"));
    }

    String post(String json) throws IOException {
        return answer(send(json));
    }

    HttpURLConnection send(String json) throws IOException {
        HttpURLConnection call = open("POST");
        call.setDoOutput(true);
        call.setRequestProperty("Content-Type", "application/json");
        try (var out = call.getOutputStream()) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        }
        return call;
    }

    private HttpURLConnection open(String method) throws IOException {
        var call = (HttpURLConnection) address.toURL().openConnection();
        call.setRequestMethod(method);
        call.setConnectTimeout(PATIENCE_MILLIS);
        call.setReadTimeout(PATIENCE_MILLIS);
        headers.forEach(call::setRequestProperty);
        return call;
    }

    /** The whole body, without which the connection would not be used again. */
    static String answer(HttpURLConnection call) throws IOException {
        int status = call.getResponseCode();
        try (InputStream body = status < 400 ? call.getInputStream() : call.getErrorStream()) {
            String text = body == null ? "" : new String(body.readAllBytes(), StandardCharsets.UTF_8);
            if (status >= 300) {
                throw new IOException(call.getURL() + " answered " + status + ": " + text);
            }
            return text;
        }
    }

    /** As the stack's own services make it: HMAC-SHA-256 with the shared key. */
    static String token() {
        long now = System.currentTimeMillis() / 1_000;
        String claims = "{\"iss\":\"dmcp\",\"aud\":\"dmcp\",\"sub\":\"bench\",\"iat\":" + now + ",\"exp\":" + (now + 3_600) + "}";
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Files.readString(Path.of(System.getenv("JWT_SECRET_FILE"))).strip().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return signed + "." + encode(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
