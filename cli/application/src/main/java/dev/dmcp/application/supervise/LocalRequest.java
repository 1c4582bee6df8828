package dev.dmcp.application.supervise;

import java.util.List;

/**
 * What is asked of local services.
 *
 * @param services all of the stack, in file order
 * @param selected names; empty means all
 * @param forceBuild build even what is up to date
 * @param forceRestart restart even what did not change
 */
public record LocalRequest(
        List<LocalService> services, List<String> selected, boolean forceBuild, boolean forceRestart) {
    public LocalRequest {
        services = List.copyOf(services);
        selected = List.copyOf(selected);
    }

    public static LocalRequest of(List<LocalService> services, List<String> selected) {
        return new LocalRequest(services, selected, false, false);
    }
}
