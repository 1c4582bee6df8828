package dev.dmcp.application.supervise;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;

/** What a transition asks the supervisor to do. */
public sealed interface ProcessAction {

    /** Start the process; answered with {@code Launched} or {@code Refused}. */
    record Launch() implements ProcessAction {}

    /** Ask the whole tree to end. */
    record Terminate(ProcessIdentity process) implements ProcessAction {}

    /** End the whole tree. */
    record Kill(ProcessIdentity process) implements ProcessAction {}
}
