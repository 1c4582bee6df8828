package dev.dmcp.application.build;

import dev.dmcp.application.failure.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What is to be recorded beside an image, in the notation of docker buildx. Of each kind the attributes, {@link #USUAL}
 * or {@link #NONE}.
 */
public final class Attestations {
    /** With the attributes that BuildKit takes where nobody names others. */
    static final String USUAL = "";

    static final String NONE = "false";
    static final String SBOM = "sbom";
    static final String PROVENANCE = "provenance";

    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final String HINT = "write `type=sbom,generator=IMAGE` or `type=provenance,mode=max`";

    private final Map<String, String> wanted = new LinkedHashMap<>();

    /** Takes {@code --provenance MODE} or {@code --sbom MODE}: a truth, or attributes. */
    public Attestations mode(String kind, String mode) {
        String flag = "--%s %s".formatted(kind, mode);
        boolean isTruth = TRUE.contains(mode) || FALSE.contains(mode);
        put(flag, kind, isTruth ? normal(mode) : joined(parts(flag, mode)));
        return this;
    }

    /** Takes {@code --attest type=KIND,…}. */
    public Attestations attest(String text) {
        String flag = "--attest " + text;
        Map<String, String> parts = parts(flag, text);
        String kind = parts.getOrDefault("type", "");
        if (!kind.equals(SBOM) && !kind.equals(PROVENANCE)) {
            throw new Failure.InvalidInput("`%s` names no kind of attestation".formatted(flag), HINT);
        }
        parts.remove("type");
        boolean isOff = TRUE.contains(parts.getOrDefault("disabled", ""));
        parts.remove("disabled");
        put(flag, kind, isOff ? NONE : joined(parts));
        return this;
    }

    /** By kind. */
    public Map<String, String> wanted() {
        return Map.copyOf(wanted);
    }

    /** A truth in one of its spellings becomes {@link #USUAL} or {@link #NONE}. */
    static String normal(String mode) {
        return TRUE.contains(mode) ? USUAL : FALSE.contains(mode) ? NONE : mode;
    }

    private void put(String flag, String kind, String attributes) {
        if (wanted.put(kind, attributes) != null) {
            throw new Failure.InvalidInput("`%s` asks for `%s` a second time".formatted(flag, kind), "name it once");
        }
    }

    private static Map<String, String> parts(String flag, String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : text.split(",", -1)) {
            int equals = part.indexOf('=');
            if (equals < 1 || equals == part.length() - 1) {
                throw new Failure.InvalidInput(
                        "`%s` says not what to record: `%s` is no `NAME=VALUE`".formatted(flag, part), HINT);
            }
            parts.put(part.substring(0, equals), part.substring(equals + 1));
        }
        return parts;
    }

    private static String joined(Map<String, String> parts) {
        StringJoiner text = new StringJoiner(",");
        parts.forEach((name, value) -> text.add(name + "=" + value));
        return text.toString();
    }
}
