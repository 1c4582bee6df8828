package dev.dmcp.application.image;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Full forms of image references, so that {@code web} and {@code docker.io/library/web:latest} are one. */
public final class ImageName {
    private static final String DEFAULT_REGISTRY = "docker.io/";

    private ImageName() {}

    /** With registry, folder and tag. */
    public static String full(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        boolean registry = first.contains(".") || first.contains(":") || first.equals("localhost");
        String named = registry ? reference : DEFAULT_REGISTRY + (slash < 0 ? "library/" : "") + reference;
        boolean tagged = named.indexOf(':', named.lastIndexOf('/')) > 0 || named.contains("@");
        return tagged ? named : named + ":latest";
    }

    public static boolean same(String one, String other) {
        return full(one).equals(full(other));
    }

    public static Set<String> repositories(Collection<String> references) {
        return references.stream().map(ImageName::repository).collect(Collectors.toSet());
    }

    /** The full name without tag and digest. */
    public static String repository(String reference) {
        String full = full(reference);
        int digest = full.indexOf('@');
        String named = digest < 0 ? full : full.substring(0, digest);
        int colon = named.indexOf(':', named.lastIndexOf('/') + 1);
        return colon < 0 ? named : named.substring(0, colon);
    }
}
