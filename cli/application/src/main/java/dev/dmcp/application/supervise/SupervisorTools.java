package dev.dmcp.application.supervise;

import dev.dmcp.application.port.HealthProbe;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.port.ServiceLogs;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * What a supervisor works with.
 *
 * @param background runs a health probe on another thread
 * @param mailbox takes what must happen on the supervisor's own thread
 */
public record SupervisorTools(
        ProcessLauncher launcher,
        HealthProbe probe,
        ServiceLogs logs,
        SupervisorMemory.Store store,
        InstantSource clock,
        Consumer<Runnable> background,
        Consumer<Runnable> mailbox) {}
