package dev.dmcp.application.port;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerEvent;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.VolumeSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What runs containers. A container is addressed by its id or its name.
 *
 * <p>Methods block, may be called from many threads, and end early when their thread is interrupted. Where the engine
 * refuses they throw {@link dev.dmcp.application.failure.Failure.OperationFailed} with the engine's own words, where
 * it does not answer {@link dev.dmcp.application.failure.Failure.EngineUnreachable}.
 */
public interface ContainerEngine {

    /**
     * What to look at.
     *
     * @param images references whose ids are wanted
     * @param volumes names of volumes that may belong to others
     */
    record SnapshotRequest(String project, Set<String> images, Set<String> volumes) {
        public SnapshotRequest {
            images = Set.copyOf(images);
            volumes = Set.copyOf(volumes);
        }
    }

    /** The project's containers, networks, volumes, and the images asked for. */
    ObservedState snapshot(SnapshotRequest request);

    /** The project's containers alone, in one call. */
    List<ObservedContainer> containers(String project);

    /** A close look at one container; absent where there is none. */
    Optional<ContainerCondition> condition(String container);

    /** @return the new container's id */
    String createContainer(ContainerSpec spec);

    /** Does nothing to a container that runs. */
    void startContainer(String container);

    /**
     * Does nothing to a container that does not run.
     *
     * @param grace before it is killed; absent for the container's own
     */
    void stopContainer(String container, Optional<Duration> grace);

    void restartContainer(String container, Optional<Duration> grace);

    void renameContainer(String container, String name);

    /**
     * Removes it, running or not; does nothing where it is gone already.
     *
     * @param withAnonymousVolumes whether the volumes without a name go too
     */
    void removeContainer(String container, boolean withAnonymousVolumes);

    void createNetwork(NetworkSpec spec);

    /** Does nothing where it is gone already. */
    void removeNetwork(String network);

    /** Does nothing where a volume of that name is there. */
    void createVolume(VolumeSpec spec);

    /** Removes it and its data; does nothing where it is gone already. */
    void removeVolume(String name);

    /** How many bytes lie in each volume, by its name; nothing for what the engine cannot look into. May take seconds. */
    Map<String, Long> volumeSizes();

    /** Removes the reference, and the image when it was the last one; does nothing where it is gone already. */
    void removeImage(String reference);

    /** The id of the image; absent where there is none. */
    Optional<String> imageId(String reference);

    /**
     * Pulls it.
     *
     * @param progress gets a few words now and then: {@code 12 of 80 MB}
     */
    void pullImage(String reference, Optional<String> platform, Consumer<String> progress);

    /**
     * What happens to the project's containers (create, start, die, health_status, oom, rename, destroy) from now on.
     * When this method returns, no later event is missed.
     */
    Events events(String project);

    /** Gives the lines in order; returns at the end of the output, or of the container when following. */
    void logs(String container, LogRequest request, Consumer<LogLine> lines);

    /** A stream of events; closing it, from any thread, ends {@link #next()}. */
    interface Events extends AutoCloseable {
        /** Waits for the next event; absent at the end of the stream. */
        Optional<ContainerEvent> next();

        @Override
        void close();
    }
}
