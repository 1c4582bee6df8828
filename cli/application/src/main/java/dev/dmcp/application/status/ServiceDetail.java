package dev.dmcp.application.status;

import dev.dmcp.application.port.McpGreeter;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is known of a running service only by asking it, or the engine about it.
 *
 * @param mcp absent where it does not speak MCP, or not in time
 * @param memoryBytes of a container; the supervisor tells it of processes
 * @param cpuPercent of one core, of a container
 */
public record ServiceDetail(
        Optional<McpGreeter.Answer.Speaks> mcp, OptionalLong memoryBytes, OptionalDouble cpuPercent) {

    /** Of a service that does not run. */
    public static final ServiceDetail NONE =
            new ServiceDetail(Optional.empty(), OptionalLong.empty(), OptionalDouble.empty());
}
