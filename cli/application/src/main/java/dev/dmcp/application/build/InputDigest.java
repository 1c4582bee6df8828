package dev.dmcp.application.build;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.InputFiles;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One number for all that decides on an image: equal digests mean equal images. What is digested is a list of named
 * parts, so that two inputs can also be told apart by name.
 *
 * @param value SHA-256 in hexadecimal
 * @param parts from the name of a part ({@code Dockerfile}, {@code argument VERSION}, {@code file src/main.c}) to its
 *     value or the digest of it
 */
public record InputDigest(String value, Map<String, String> parts) {
    /** Grows when the same input would lead to another image, because what dmcp asks of the builder changed. */
    private static final String GENERATION = "1";

    private static final int SHORT = 12;

    public InputDigest {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /**
     * Digests an input.
     *
     * @param bases the ids of the images that the Dockerfile starts from, by their names; {@code absent} for those that
     *     the engine does not have
     */
    public static InputDigest of(BuildInput input, InputFiles files, Map<String, String> bases) {
        return of(input, Map.of(), files, bases);
    }

    /** @param attestations what is recorded beside the image, with its attributes */
    public static InputDigest of(
            BuildInput input, Map<String, String> attestations, InputFiles files, Map<String, String> bases) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("dmcp's way of building", GENERATION);
        parts.put("Dockerfile", sha256(files.dockerfile()));
        parts.put("ignore file", sha256(files.ignoreFile().orElse("")));
        parts.put("target", input.target().orElse(""));
        parts.put("platforms", String.join(",", input.platforms()));
        parts.put("network", input.network().orElse(""));
        parts.put("extra hosts", String.join(",", input.extraHosts()));
        parts.put("secrets", String.join(",", input.secrets()));
        if (!input.hasLocalContext()) {
            parts.put("context", input.context());
        }
        // The values of arguments are digested too: they are no place for secrets, but people put some there.
        new TreeMap<>(input.arguments()).forEach((name, value) -> parts.put("argument " + name, sha256(value)));
        new TreeMap<>(input.limits()).forEach((name, value) -> parts.put("limit " + name, value));
        new TreeMap<>(input.labels()).forEach((name, value) -> parts.put("label " + name, value));
        new TreeMap<>(attestations).forEach((name, value) -> parts.put("attestation " + name, value));
        new TreeMap<>(bases).forEach((name, id) -> parts.put("base image " + name, id));
        new TreeMap<>(input.contexts()).forEach((name, source) -> parts.put("context " + name, named(source)));
        new TreeMap<>(files.files()).forEach((context, entries) -> addFiles(parts, context, entries));
        return new InputDigest(digest(parts), parts);
    }

    /** Folders may lie elsewhere on another machine; what is in them counts. */
    private static String named(String source) {
        return BuildInput.isLocal(source) ? "a folder" : source;
    }

    private static void addFiles(Map<String, String> parts, String context, List<InputFiles.InputFile> entries) {
        String prefix = context.equals("context") ? "file " : "file of context " + context + " ";
        for (InputFiles.InputFile file : entries) {
            parts.put(prefix + file.path(), Integer.toOctalString(file.mode()) + " " + file.content());
        }
    }

    /** Every text is preceded by its length, so that no two lists of parts read the same. */
    private static String digest(Map<String, String> parts) {
        MessageDigest sha256 = sha256();
        parts.forEach((name, value) -> {
            update(sha256, name);
            update(sha256, value);
        });
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /** For people. */
    public String shortValue() {
        return value.substring(0, SHORT);
    }

    /** The first part in which this input differs from an earlier one, in words; absent where none does. */
    public Optional<String> firstDifference(Map<String, String> earlier) {
        for (Map.Entry<String, String> part : parts.entrySet()) {
            String before = earlier.get(part.getKey());
            if (before == null) {
                return Optional.of(part.getKey() + " is new");
            }
            if (!before.equals(part.getValue())) {
                return Optional.of(part.getKey() + " changed");
            }
        }
        return earlier.keySet().stream()
                .filter(name -> !parts.containsKey(name))
                .findFirst()
                .map(name -> name + " is gone");
    }
}
