package dev.dmcp.compose.load;

/**
 * Which of the optional phases run, for output that stays closer to the files.
 *
 * @param interpolate replace variables
 * @param normalize write out what is implied
 * @param resolvePaths make relative paths absolute
 * @param consistent check the relations between elements
 * @param environment read {@code env_file}
 * @param unused keep networks, volumes and so on that no service uses
 */
public record LoadPhases(
        boolean interpolate,
        boolean normalize,
        boolean resolvePaths,
        boolean consistent,
        boolean environment,
        boolean unused) {
    /** Everything runs, and what no service uses is dropped. */
    public static final LoadPhases ALL = new LoadPhases(true, true, true, true, true, false);
}
