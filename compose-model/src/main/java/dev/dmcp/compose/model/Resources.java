package dev.dmcp.compose.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much of the machine a container may use; {@code deploy.resources} and the older keys of the service are one here. Zero means: nothing
 * is said.
 *
 * @param cpus a share of one processor, 0.5 for half of it
 * @param memoryBytes at most
 * @param memorySwapBytes memory and swap together; -1 for no limit
 * @param pids at most; -1 for no limit
 */
public record Resources(
        double cpus,
        long memoryBytes,
        long pids,
        double reservedCpus,
        long reservedMemoryBytes,
        long memorySwapBytes,
        long memorySwappiness,
        Optional<String> cpuSet,
        Cpu cpu,
        long shmSizeBytes,
        boolean oomKillDisabled,
        long oomScoreAdjustment,
        List<Ulimit> ulimits,
        List<DeviceRequest> devices,
        Optional<BlockIo> blockIo) {

    /** The scheduler's own numbers. */
    public record Cpu(
            long count,
            double percent,
            long period,
            long quota,
            long realtimePeriod,
            long realtimeRuntime,
            long shares) {}

    /**
     * Devices by their abilities, such as GPUs.
     *
     * @param count -1 for all
     */
    public record DeviceRequest(
            List<String> capabilities,
            Optional<String> driver,
            long count,
            List<String> ids,
            Map<String, String> options) {}

    /** Disk bandwidth; rates by path. */
    public record BlockIo(
            long weight,
            Map<String, Long> weightByDevice,
            Map<String, Long> readBytesPerSecond,
            Map<String, Long> readOperationsPerSecond,
            Map<String, Long> writeBytesPerSecond,
            Map<String, Long> writeOperationsPerSecond) {}
}
