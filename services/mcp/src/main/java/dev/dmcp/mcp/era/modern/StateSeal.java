package dev.dmcp.mcp.era.modern;

import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs what a client keeps for the server between two rounds of a request, so that it comes back as it was, in time, and with the request it
 * belongs to ("Multi Round-Trip Requests", server requirements 4 and 5). The client can read it.
 */
public final class StateSeal {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;
    private final Duration lifetime;
    private final InstantSource clock;

    /** @param key at least 32 bytes; servers that answer for each other share it */
    public StateSeal(byte[] key, Duration lifetime, InstantSource clock) {
        if (key.length < 32) {
            throw new IllegalArgumentException("a signing key has at least 32 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A key that lives as long as this process. */
    public static byte[] freshKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** @param purpose what the state is for: method, parameters and caller */
    public String seal(JsonObject state, String purpose) {
        JsonObject payload = JsonObject.builder()
                .put("state", state)
                .put("until", clock.instant().plus(lifetime).toEpochMilli())
                .build();
        byte[] text = Json.bytes(payload);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString(text) + "." + base64.encodeToString(sign(text, purpose));
    }

    /** @throws RpcException invalid params, when the state is forged, too old or belongs elsewhere */
    public JsonObject open(String sealed, String purpose) {
        int dot = sealed.indexOf('.');
        if (dot < 0) {
            throw refused();
        }
        byte[] text = decode(sealed.substring(0, dot));
        if (!MessageDigest.isEqual(decode(sealed.substring(dot + 1)), sign(text, purpose))) {
            throw refused();
        }
        JsonObject payload = parse(text);
        if (clock.instant()
                .isAfter(Instant.ofEpochMilli(payload.integer("until").orElse(0)))) {
            throw RpcException.invalidParams("requestState has expired; send the request anew");
        }
        return payload.object("state").orElse(JsonObject.empty());
    }

    private byte[] sign(byte[] text, String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw refused();
        }
    }

    private static JsonObject parse(byte[] text) {
        try {
            return Json.parse(text).asObject().orElseThrow(StateSeal::refused);
        } catch (MalformedJsonException e) {
            throw refused();
        }
    }

    private static RpcException refused() {
        return RpcException.invalidParams("requestState is not what this server gave out for this request");
    }
}
