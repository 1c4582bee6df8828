package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Images;
import dev.dmcp.application.project.ServiceSpec;
import java.util.Locale;

/** The names by which the parts of generated files refer to each other, and users to them in `.env`. */
public final class Names {
    /** The folder of secrets: one file each, readable only through it by its owner. */
    public static final String SECRETS_FOLDER = ".secrets";

    /** Set by users, and by dmcp from {@code images.mirror}, so that generated files are the same on every machine. */
    public static final String MIRROR_VARIABLE = "DMCP_IMAGE_MIRROR";

    private static final String DOCKER_HUB = "docker.io";

    private Names() {}

    /** {@code MCP_MEMORY} for {@code mcp-memory}. */
    static String variablePrefix(String service) {
        return service.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** {@code ${DB_USER:-postgres}}. */
    static String variable(String name, String otherwise) {
        return "${" + name + ":-" + otherwise + "}";
    }

    public static String portVariable(ServiceSpec service) {
        return variablePrefix(service.name()) + "_PORT";
    }

    public static String userVariable(ServiceSpec database) {
        return variablePrefix(database.name()) + "_USER";
    }

    public static String databaseVariable(ServiceSpec database) {
        return variablePrefix(database.name()) + "_NAME";
    }

    public static String passwordVariable(ServiceSpec database) {
        return variablePrefix(database.name()) + "_PASSWORD";
    }

    /** The database that is made for a stack: its name, where a hyphen would need quotes in SQL. */
    public static String databaseName(String stack) {
        return stack.replace('-', '_');
    }

    /** The name of a variable's secret in compose files, and of its file: {@code jwt-secret} for {@code JWT_SECRET}. */
    public static String secret(String variable) {
        return variable.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The mirror where nothing else is said: the file's own, else Docker Hub. */
    static String defaultMirror(Images images) {
        return images.mirror().isEmpty() ? DOCKER_HUB : images.mirror();
    }

    static String mirror(Images images) {
        return variable(MIRROR_VARIABLE, defaultMirror(images));
    }

    /** An image's name behind the mirror; one that names its registry itself stays as it is. */
    static String mirrored(Images images, String reference) {
        int slash = reference.indexOf('/');
        String first = slash < 0 ? "" : reference.substring(0, slash);
        if (first.contains(".") || first.contains(":") || first.equals("localhost") || reference.startsWith("${")) {
            return reference;
        }
        return mirror(images) + (slash < 0 ? "/library/" : "/") + reference;
    }
}
