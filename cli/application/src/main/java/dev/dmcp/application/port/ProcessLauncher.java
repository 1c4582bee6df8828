package dev.dmcp.application.port;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Processes of the operating system that outlive the program that started them.
 *
 * <p>Every process is started in a session of its own, with its output appended to a file and never into a pipe. What
 * belongs to it is its <em>tree</em>: its session, its descendants, and whatever carries its instance id in its
 * environment. A process is known by pid, start mark and instance id together, so that a reused pid is nobody's child.
 */
public interface ProcessLauncher {

    /**
     * What to start.
     *
     * @param owner names the supervisor, the same for all that it starts; written into the environment, so that a
     *     later supervisor finds what an earlier one left
     * @param log receives standard output and standard error, appended
     */
    record Launch(
            String service,
            String owner,
            List<String> command,
            Path directory,
            Map<String, String> environment,
            Path log) {
        public Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /**
     * One process, never to be mistaken for another.
     *
     * @param startMark when it started, in the words of the operating system; unique together with the pid
     * @param instance random, in the environment of the process as {@code DMCP_INSTANCE}
     */
    record ProcessIdentity(long pid, String startMark, String instance) {}

    /** How a process is. */
    sealed interface Condition {
        record Running() implements Condition {}

        /**
         * @param exitCode missing when the process was not started by this program
         * @param remains whether processes of its tree still run
         */
        record Ended(OptionalInt exitCode, boolean remains) implements Condition {}
    }

    /** How to ask a process to end. */
    enum Signal {
        TERMINATE,
        KILL
    }

    /** What a tree uses; {@code memoryBytes} is resident memory, {@code cpuTime} counts from its start. */
    record Usage(long memoryBytes, Duration cpuTime) {}

    /** Who listens on a port; the pid is missing when it belongs to another user. */
    record PortOwner(int port, OptionalLong pid, String description) {}

    /** A process that an earlier supervisor with the same owner started. */
    record Survivor(String service, ProcessIdentity process) {}

    /** Starts a process; throws a {@code Failure.OperationFailed} when that is not possible. */
    ProcessIdentity launch(Launch launch);

    Condition look(ProcessIdentity process);

    /** Sends a signal to the whole tree; does nothing when nothing of it runs. */
    void signal(ProcessIdentity process, Signal signal);

    /** Empty when nothing of the tree runs, or the system does not tell. */
    Optional<Usage> usage(ProcessIdentity process);

    /** Who listens on a TCP port of this machine; empty when it is free. */
    Optional<PortOwner> portOwner(int port);

    /** Whether the port is held by something that is certainly not of this tree. */
    boolean isHeldByAnother(ProcessIdentity process, int port);

    /** The oldest process that still runs of each tree with this owner. */
    List<Survivor> survivors(String owner);
}
