package dev.dmcp.service.kit.lifecycle;

import dev.dmcp.service.kit.config.Environment;
import java.io.IOException;
import java.util.Optional;

/** What a service's {@code Main} tells the kit. */
public interface ServiceDefinition {

    /** The name in logs and {@code /health}: {@code mcp-memory}. */
    String name();

    /** The variable that names its port when {@code PORT} does not. */
    String portVariable();

    int defaultPort();

    /**
     * Reads the service's own settings. Problems are left with the environment; nothing is started before all are known.
     *
     * @return what makes the service
     */
    Factory configure(Environment environment, ServiceConfig config);

    /**
     * Calls a running service as its users will, so that a cache of what it loaded can be made. The service runs on an empty temporary folder.
     *
     * @throws StartFailure when an answer is not what it should be
     */
    void train(TrainingCalls calls) throws StartFailure;

    /**
     * What the service is trained with a second time, since production has it: nothing, unless a service says otherwise.
     *
     * @throws IOException when it cannot be started
     */
    default Optional<StandIn> standIn() throws IOException {
        return Optional.empty();
    }

    /** Makes the service. */
    @FunctionalInterface
    interface Factory {
        Service create(ServiceContext context) throws StartFailure, InterruptedException;
    }
}
