package dev.dmcp.engine.docker;

/** How the engine lists images: without Docker Hub's name, without {@code library/}, always with a tag or a digest. */
final class ImageNames {
    private ImageNames() {}

    static String familiar(String reference) {
        String name = reference;
        for (String hub : new String[] {"docker.io/", "index.docker.io/"}) {
            if (name.startsWith(hub)) {
                name = name.substring(hub.length());
                name = name.startsWith("library/") ? name.substring("library/".length()) : name;
            }
        }
        return name.indexOf('@') >= 0 || hasTag(name) ? withoutTagBesideDigest(name) : name + ":latest";
    }

    private static boolean hasTag(String name) {
        return name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
    }

    private static String withoutTagBesideDigest(String name) {
        int digest = name.indexOf('@');
        if (digest < 0) {
            return name;
        }
        String repository = name.substring(0, digest);
        int tag = repository.indexOf(':', repository.lastIndexOf('/') + 1);
        return (tag < 0 ? repository : repository.substring(0, tag)) + name.substring(digest);
    }

    /** The part before tag and digest. */
    static String repository(String reference) {
        int digest = reference.indexOf('@');
        String name = digest < 0 ? reference : reference.substring(0, digest);
        int tag = name.indexOf(':', name.lastIndexOf('/') + 1);
        return tag < 0 ? name : name.substring(0, tag);
    }

    /** Tag or digest, {@code latest} where there is neither. */
    static String version(String reference) {
        int digest = reference.indexOf('@');
        if (digest >= 0) {
            return reference.substring(digest + 1);
        }
        int tag = reference.indexOf(':', reference.lastIndexOf('/') + 1);
        return tag < 0 ? "latest" : reference.substring(tag + 1);
    }

    /** Host and port of the registry; {@code docker.io} where the name says none. */
    static String registry(String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        boolean isHost = first.indexOf('.') >= 0 || first.indexOf(':') >= 0 || first.equals("localhost");
        return isHost ? first : "docker.io";
    }
}
