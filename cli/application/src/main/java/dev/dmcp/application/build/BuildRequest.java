package dev.dmcp.application.build;

import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import java.util.List;

/**
 * What is to be there afterwards.
 *
 * @param project the project's name; images carry it
 * @param services what each service wants, in the order of the project
 * @param force build all the same where nothing changed
 */
public record BuildRequest(String project, List<Wish> services, boolean force) {

    /**
     * What one service runs.
     *
     * @param tags the references that the image must have
     */
    public record Wish(String service, List<String> tags, BuildInput input, BuildOptions options) {
        public Wish {
            tags = List.copyOf(tags);
        }
    }

    public BuildRequest {
        services = List.copyOf(services);
    }
}
