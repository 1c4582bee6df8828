package dev.dmcp.service.gateway.secret;

import dev.dmcp.service.gateway.secret.Reference.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * What references lead to. Callers' references lead only to variables named {@code GATEWAY_SECRET_…} and to files in the secrets folder: else whoever
 * registers a server of their own would be sent the gateway's keys.
 */
public final class SecretSource {
    /** Begins the names of variables that callers may refer to. */
    public static final String PREFIX = "GATEWAY_SECRET_";

    private static final int LONGEST_BYTES = 64 << 10;

    private final Function<String, Optional<String>> variables;
    private final Optional<Path> folder;

    private SecretSource(Function<String, Optional<String>> variables, Optional<Path> folder) {
        this.variables = variables;
        this.folder = folder;
    }

    /** For the operator's references: any variable, any file. */
    public static SecretSource unlimited(Function<String, Optional<String>> variables) {
        return new SecretSource(variables, Optional.empty());
    }

    /**
     * For callers' references.
     *
     * @param folder of the files that they may refer to; need not exist
     */
    public static SecretSource limited(Function<String, Optional<String>> variables, Path folder) {
        return new SecretSource(variables, Optional.of(folder));
    }

    /** Why a reference may not be made, as the rest of a sentence; whether it leads anywhere is seen when it is resolved. */
    public Optional<String> refusal(Reference reference) {
        if (folder.isEmpty()) {
            return Optional.empty();
        }
        if (reference.kind() == Kind.ENV && !reference.name().startsWith(PREFIX)) {
            return Optional.of("may refer to variables named " + PREFIX + "… only, not to `" + reference.name() + "`");
        }
        if (reference.kind() == Kind.FILE && !isBelow(reference.name(), folder.get())) {
            return Optional.of(
                    "may refer to files of the gateway's secrets folder only, not to `" + reference.name() + "`");
        }
        return Optional.empty();
    }

    private static boolean isBelow(String name, Path folder) {
        try {
            Path root = folder.toAbsolutePath().normalize();
            Path file = root.resolve(name).normalize();
            return file.startsWith(root) && !file.equals(root);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /**
     * A text with what its references lead to.
     *
     * @throws UnresolvedException when one leads to nothing, or may not be made
     */
    public String resolve(String text) throws UnresolvedException {
        return Reference.replace(text, this::value);
    }

    private String value(Reference reference) throws UnresolvedException {
        Optional<String> refusal = refusal(reference);
        if (refusal.isPresent()) {
            throw new UnresolvedException("`" + reference + "` " + refusal.get());
        }
        return switch (reference.kind()) {
            case ENV ->
                variables
                        .apply(reference.name())
                        .orElseThrow(() -> new UnresolvedException(
                                "`" + reference + "` leads to nothing: the gateway has no such variable"));
            case FILE -> content(reference);
        };
    }

    private String content(Reference reference) throws UnresolvedException {
        try {
            Path file = folder.isPresent() ? folder.get().resolve(reference.name()) : Path.of(reference.name());
            Path real = file.toRealPath();
            // A link in the folder may lead out of it.
            if (folder.isPresent() && !real.startsWith(folder.get().toRealPath())) {
                throw new UnresolvedException("`" + reference + "` leads out of the secrets folder");
            }
            if (!Files.isRegularFile(real) || Files.size(real) > LONGEST_BYTES) {
                throw new UnresolvedException("`" + reference + "` leads to no file of a secret's size");
            }
            return Files.readString(real).stripTrailing();
        } catch (IOException | InvalidPathException e) {
            throw new UnresolvedException("`" + reference + "` leads to no file that can be read");
        }
    }
}
