package dev.dmcp.application.converge;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.VolumeSpec;
import dev.dmcp.application.plan.Operation;
import java.time.Duration;
import java.util.Optional;

/** One call to the engine, or one wait. A container is named as people know it and addressed by name or id. */
public sealed interface ConvergeOperation extends Operation {

    record PullImage(String reference, Optional<String> platform) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "pull image " + reference;
        }
    }

    record CreateNetwork(NetworkSpec spec) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "create network " + spec.name();
        }
    }

    record RemoveNetwork(String id, String name) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "remove network " + name;
        }
    }

    record CreateVolume(VolumeSpec spec) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "create volume " + spec.name();
        }
    }

    record RemoveVolume(String name) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "remove volume " + name;
        }

        @Override
        public boolean losesData() {
            return true;
        }
    }

    record RemoveImage(String reference) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "remove image " + reference;
        }
    }

    /**
     * The label with the image's id is added as the container is created, where the image was not there before.
     *
     * @param digest where the label with compose's hash too is known only then
     */
    record CreateContainer(ContainerSpec spec, Optional<SharingDigest> digest) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "create container " + spec.name();
        }
    }

    record StartContainer(String container, String name) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "start container " + name;
        }
    }

    record StopContainer(String container, String name, Optional<Duration> grace) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "stop container " + name;
        }
    }

    record RestartContainer(String container, String name, Optional<Duration> grace) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "restart container " + name;
        }
    }

    record RenameContainer(String container, String name, String newName) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "rename container " + name + " to " + newName;
        }
    }

    /** @param withAnonymousVolumes whether its volumes without a name go too */
    record RemoveContainer(String container, String name, boolean withAnonymousVolumes) implements ConvergeOperation {
        @Override
        public String sentence() {
            return "remove container " + name;
        }
    }

    /**
     * Waits for a container.
     *
     * @param mayEnd whether exit code 0 is as good as running, for {@link Readiness#READY}
     * @param required whether it is a failure when it does not come to pass; a warning otherwise
     * @param timeout from the begin of the execution
     */
    record AwaitContainer(
            String name, String service, Readiness readiness, boolean mayEnd, boolean required, Duration timeout)
            implements ConvergeOperation {
        @Override
        public String sentence() {
            return switch (readiness) {
                case READY -> "wait until " + name + " is ready";
                case HEALTHY -> "wait until " + name + " is healthy";
                case COMPLETED -> "wait until " + name + " has ended";
            };
        }
    }

    /** What is waited for. */
    enum Readiness {
        /** Healthy where it has a health check, running for a moment where it has none. */
        READY,
        HEALTHY,
        /** Ended with exit code 0. */
        COMPLETED
    }
}
