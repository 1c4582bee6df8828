package dev.dmcp.engine.process;

import dev.dmcp.application.port.HealthProbe;
import dev.dmcp.application.port.ProcessLauncher;
import dev.dmcp.application.supervise.Supervisor;
import dev.dmcp.application.supervise.SupervisorLoop;
import dev.dmcp.application.supervise.SupervisorTools;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** The life of a supervisor process: take the lock, listen, supervise, tidy up. */
public final class BackgroundSupervisor {

    /** The exit code that means: there is one already, all is well. */
    public static final int ANOTHER_RUNS = 75;

    private final StateFolder folder;
    private final ProcessLauncher launcher;
    private final HealthProbe probe;

    public BackgroundSupervisor(StateFolder folder, ProcessLauncher launcher, HealthProbe probe) {
        this.folder = folder;
        this.launcher = launcher;
        this.probe = probe;
    }

    /** Blocks until everything was stopped; an interrupt stops everything. Gives the exit code. */
    public int run() throws IOException {
        folder.create();
        Optional<ProjectLock> lock = ProjectLock.tryTake(folder.lock());
        if (lock.isEmpty()) {
            return ANOTHER_RUNS;
        }
        try (ProjectLock _ = lock.get()) {
            supervise();
            return 0;
        }
    }

    private void supervise() throws IOException {
        SupervisorLoop loop = new SupervisorLoop();
        SupervisorTools tools = new SupervisorTools(
                launcher,
                probe,
                new LogFiles(folder.logs()),
                new MemoryFile(folder.memory()),
                InstantSource.system(),
                work -> Thread.ofPlatform().daemon().name("probe").start(work),
                work -> loop.post(_ -> work.run()));
        Supervisor supervisor =
                new Supervisor(folder.owner(), ProcessHandle.current().pid(), tools);
        try (ControlServer _ = new ControlServer(folder.socket(), loop)) {
            loop.run(supervisor);
        }
    }
}
