package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.CommandRunner;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.TimeUnit;

/** Commands of this machine, run to their end; they die with the command that waits for them. */
public final class OperatingSystemCommands implements CommandRunner {

    private static final int GRACE_SECONDS = 5;

    private final Programs programs;

    /** @param searchPath as in the variable {@code PATH} */
    public OperatingSystemCommands(String searchPath) {
        this.programs = new Programs(searchPath);
    }

    @Override
    public int run(Command command) throws InterruptedException {
        Process process = start(command);
        try {
            return process.waitFor();
        } catch (InterruptedException stop) {
            end(process);
            throw stop;
        }
    }

    private static Process start(Command command) {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        builder.directory(command.directory().toFile());
        builder.environment().putAll(command.environment());
        builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.redirectOutput(command.output().toFile());
        builder.redirectErrorStream(true);
        try {
            Files.createDirectories(command.output().toAbsolutePath().getParent());
            return builder.start();
        } catch (IOException cannotStart) {
            throw new Failure.OperationFailed(
                    "cannot run `%s`: %s".formatted(command.words().getFirst(), cannotStart.getMessage()));
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException hurry) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isInstalled(String program) {
        return programs.find(program).isPresent();
    }
}
