package dev.dmcp.application.container;

/**
 * The labels of docker compose, so that each tool works on what the other started. Listing filters on the presence of
 * {@link #CONFIG_HASH}; {@link #IMAGE} and {@link #CONFIG_HASH} together make a container count as unchanged.
 */
public final class Labels {
    public static final String PROJECT = "com.docker.compose.project";
    public static final String SERVICE = "com.docker.compose.service";
    /** {@code True} on containers of {@code run}, {@code False} on all others. */
    public static final String ONE_OFF = "com.docker.compose.oneoff";

    public static final String NUMBER = "com.docker.compose.container-number";
    public static final String CONFIG_HASH = "com.docker.compose.config-hash";
    /** The id of the image that the container was created from. */
    public static final String IMAGE = "com.docker.compose.image";
    /** {@code db:service_healthy:false,…}: service, condition, whether it restarts with that service. */
    public static final String DEPENDS_ON = "com.docker.compose.depends_on";

    public static final String CONFIG_FILES = "com.docker.compose.project.config_files";
    public static final String WORKING_DIR = "com.docker.compose.project.working_dir";
    public static final String VERSION = "com.docker.compose.version";
    public static final String NETWORK = "com.docker.compose.network";
    public static final String VOLUME = "com.docker.compose.volume";

    private Labels() {}
}
