package dev.dmcp.application.converge.compose;

import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.yaml.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A short digest of each field of a service, to say which one changed. Fields that change no container are left out. */
final class FieldHashes {
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("build", "pull_policy", "scale", "depends_on", "profiles", "develop");

    private static final int BYTES = 4;

    private FieldHashes() {}

    static Map<String, String> of(Fields service) {
        Map<String, String> hashes = new TreeMap<>();
        service.forEach((name, value) -> {
            if (value != null && !WITHOUT_EFFECT.contains(name)) {
                hashes.put(name, digest(JsonWriter.compact(value)));
            }
        });
        return hashes;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
