package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Starts this program again as the supervisor of a project, in a session of its own. */
public final class SupervisorStarter {

    static final String LOG = "supervisor";

    /** What a supervisor of another project, or a service, left in the environment must not go on. */
    private static final Set<String> FOREIGN = Set.of("DMCP_INSTANCE", "DMCP_SUPERVISOR", "DMCP_SERVICE");

    private final OwnSession sessions;
    private final List<String> program;
    private final List<String> become;
    private final Map<String, String> environment;

    /**
     * @param program starts this program as a supervisor; the state folder and {@code become} are added
     * @param become starts this program so that it becomes another one
     * @param environment of the supervisor, and so of its services
     */
    public SupervisorStarter(
            OwnSession sessions, List<String> program, List<String> become, Map<String, String> environment) {
        this.sessions = sessions;
        this.program = List.copyOf(program);
        this.become = List.copyOf(become);
        this.environment = Map.copyOf(environment);
    }

    Process start(StateFolder folder) {
        List<String> command = new ArrayList<>(program);
        command.add(folder.path().toAbsolutePath().toString());
        command.addAll(become);
        Path log = new LogFiles(folder.logs()).fileOf(LOG);
        ProcessBuilder builder = new ProcessBuilder(sessions.wrap(command));
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(FOREIGN);
        builder.directory(folder.path().toFile());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.redirectErrorStream(true);
        try {
            return builder.start();
        } catch (IOException cannotStart) {
            throw new Failure.OperationFailed(
                    "cannot start the supervisor: " + cannotStart.getMessage(),
                    "check that the folder can be written to and that the disk has room",
                    cannotStart);
        }
    }
}
