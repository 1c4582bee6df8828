package dev.dmcp.mcp.client.oauth;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;

/**
 * Proves by a signature who a client is, so that no secret travels (RFC 7523, {@code private_key_jwt}).
 *
 * @param key on the curve P-256
 */
public record ClientAssertion(PrivateKey key, InstantSource clock) {
    private static final Duration LIFETIME = Duration.ofMinutes(2);

    /** A signed statement for one authorization server, good for one request. */
    String sign(String client, String issuer) {
        Instant now = clock.instant();
        JsonObject header =
                JsonObject.builder().put("alg", "ES256").put("typ", "JWT").build();
        JsonObject claims = JsonObject.builder()
                .put("iss", client)
                .put("sub", client)
                .put("aud", issuer)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFETIME).getEpochSecond())
                .put("jti", UUID.randomUUID().toString())
                .build();
        String text = encode(Json.bytes(header)) + "." + encode(Json.bytes(claims));
        return text + "." + encode(signature(text));
    }

    private byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the client's key cannot sign: " + e.getMessage(), e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "ClientAssertion[ES256]";
    }
}
