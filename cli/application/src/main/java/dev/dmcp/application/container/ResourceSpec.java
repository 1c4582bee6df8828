package dev.dmcp.application.container;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a container may take from the machine; everything absent is unlimited or the engine's default.
 *
 * @param memorySwapBytes memory and swap together; -1 for unlimited swap
 * @param nanoCpus billionths of a processor
 * @param cpuPeriodMicros of the CFS scheduler
 * @param cpuQuotaMicros in each period
 * @param pids processes and threads; -1 for unlimited
 * @param oomScoreAdjustment -1000 to 1000
 */
public record ResourceSpec(
        OptionalLong memoryBytes,
        OptionalLong memorySwapBytes,
        OptionalLong memoryReservationBytes,
        OptionalLong memorySwappiness,
        OptionalLong nanoCpus,
        OptionalInt cpuShares,
        OptionalLong cpuPeriodMicros,
        OptionalLong cpuQuotaMicros,
        Optional<String> cpuSet,
        OptionalLong pids,
        OptionalLong sharedMemoryBytes,
        Optional<Boolean> oomKillDisabled,
        OptionalInt oomScoreAdjustment,
        List<Ulimit> ulimits,
        List<Device> devices,
        List<String> deviceCgroupRules,
        List<DeviceRequest> deviceRequests) {

    /** A limit of the kernel for one process: {@code nofile}. -1 is unlimited. */
    public record Ulimit(String name, long soft, long hard) {}

    /**
     * A device of the machine.
     *
     * @param permissions of {@code r}, {@code w}, {@code m}
     */
    public record Device(String source, String target, String permissions) {}

    /**
     * A device by capability, such as a GPU.
     *
     * @param count -1 for all; absent where ids are given
     */
    public record DeviceRequest(
            Optional<String> driver, OptionalInt count, List<String> ids, List<String> capabilities) {
        public DeviceRequest {
            ids = List.copyOf(ids);
            capabilities = List.copyOf(capabilities);
        }
    }

    /** No limit at all. */
    public static final ResourceSpec UNLIMITED = new ResourceSpec(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalInt.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public ResourceSpec {
        ulimits = List.copyOf(ulimits);
        devices = List.copyOf(devices);
        deviceCgroupRules = List.copyOf(deviceCgroupRules);
        deviceRequests = List.copyOf(deviceRequests);
    }
}
