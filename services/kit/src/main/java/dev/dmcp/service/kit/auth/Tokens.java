package dev.dmcp.service.kit.auth;

import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonLimits;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * JSON Web Tokens (RFC 7519) of one kind only: HMAC-SHA-256 with the stack's shared key, issued by and for this stack. What a token says about its own
 * algorithm is compared, never obeyed (RFC 8725, 3.1). Thread-safe.
 */
public final class Tokens {
    /** Shorter keys can be guessed offline from one token (RFC 7518, 3.2). */
    public static final int SHORTEST_KEY_BYTES = 32;

    private static final int LONGEST_TOKEN = 4_096;
    private static final JsonLimits LIMITS = new JsonLimits(8, LONGEST_TOKEN);
    private static final String STACK = "dmcp";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final SecretKeySpec key;
    private final Clock clock;

    /** With the stack's key, whose length {@code ServiceConfig} has checked. */
    public Tokens(Secret key, Clock clock) {
        this.key = new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
        this.clock = clock;
    }

    /** A token for a user, valid from now on. */
    public String issue(String user, Duration lifetime) {
        long now = clock.instant().getEpochSecond();
        String claims = JsonObject.builder()
                .put("iss", STACK)
                .put("aud", STACK)
                .put("sub", user)
                .put("iat", now)
                .put("exp", now + lifetime.toSeconds())
                .build()
                .toString();
        String signed = encode(HEADER) + "." + encode(claims);
        return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature(signed));
    }

    /**
     * The subject of a valid token.
     *
     * @throws InvalidTokenException when anything about it is wrong
     */
    public String verify(String token) {
        if (token.length() > LONGEST_TOKEN) {
            throw new InvalidTokenException("longer than " + LONGEST_TOKEN + " characters");
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            throw new InvalidTokenException("not three parts");
        }
        requireSignature(parts[0] + "." + parts[1], parts[2]);
        requireHeader(object(parts[0]));
        return subject(object(parts[1]));
    }

    /** A key of 32 bytes for another purpose, from which the stack's key cannot be found; no token can be signed with it. */
    public byte[] keyFor(String purpose) {
        return signature("key for " + purpose);
    }

    private void requireSignature(String signed, String signature) {
        if (!MessageDigest.isEqual(signature(signed), decode(signature))) {
            throw new InvalidTokenException("wrong signature");
        }
    }

    private static void requireHeader(JsonObject header) {
        if (!header.string("alg").orElse("").equals("HS256") || header.has("crit")) {
            throw new InvalidTokenException("another algorithm or an extension");
        }
    }

    private String subject(JsonObject claims) {
        long now = clock.instant().getEpochSecond();
        if (claims.integer("exp").orElse(0) <= now) {
            throw new InvalidTokenException("expired, or valid for ever");
        }
        if (claims.integer("nbf").orElse(0) > now) {
            throw new InvalidTokenException("not valid yet");
        }
        if (!claims.string("iss").orElse("").equals(STACK)
                || !claims.string("aud").orElse("").equals(STACK)) {
            throw new InvalidTokenException("of another issuer or for another audience");
        }
        return claims.string("sub")
                .filter(subject -> !subject.isBlank())
                .orElseThrow(() -> new InvalidTokenException("no subject"));
    }

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static JsonObject object(String part) {
        try {
            return Json.parse(decode(part), LIMITS)
                    .asObject()
                    .orElseThrow(() -> new InvalidTokenException("a part is no object"));
        } catch (MalformedJsonException e) {
            throw new InvalidTokenException("a part is no JSON");
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decode(String part) {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new InvalidTokenException("a part is no base64url");
        }
    }
}
