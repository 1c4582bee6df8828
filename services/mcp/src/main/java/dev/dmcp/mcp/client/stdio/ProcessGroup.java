package dev.dmcp.mcp.client.stdio;

import dev.dmcp.mcp.client.link.LinkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child process and all that it starts. Where the system has {@code setsid}, the child leads a group of its own, so that a wrapper (a shell, npx)
 * that ends does not leave what it wrapped behind; elsewhere those are stopped that are its descendants at that moment. When this process is killed, a
 * group goes with it ({@link Reaper}), and where there is {@code setpriv}, the child goes even if the reaper was killed before.
 */
final class ProcessGroup {
    static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path KILL = Path.of("/bin/kill");
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    /** Where memory runs out, as in a container with a limit, Linux is to end the child and not us; nobody needs a right to say that of themselves. */
    private static final String WAIT =
            "read -r go && { { echo 800 >/proc/self/oom_score_adj; } 2>/dev/null; exec \"$@\"; }";

    private final Process process;
    private final boolean leadsGroup;

    private ProcessGroup(Process process, boolean leadsGroup) {
        this.process = process;
        this.leadsGroup = leadsGroup;
    }

    /** @throws LinkException when the program cannot be started */
    static ProcessGroup start(ChildCommand command) throws LinkException {
        boolean leadsGroup = Files.isExecutable(SETSID) && Files.isExecutable(KILL);
        ProcessBuilder builder = new ProcessBuilder(line(command.command(), leadsGroup));
        if (!command.inherits()) {
            builder.environment().clear();
        }
        builder.environment().putAll(command.environment());
        command.directory().ifPresent(directory -> builder.directory(directory.toFile()));
        try {
            Process process = Starter.start(builder);
            if (leadsGroup) {
                go(process);
            }
            return new ProcessGroup(process, leadsGroup);
        } catch (IOException e) {
            throw new LinkException("cannot start `" + command.command().getFirst() + "`: " + e.getMessage(), e);
        }
    }

    /** The program waits in a shell until it is watched over: were this process killed before that, it would not begin at all. */
    private static List<String> line(List<String> program, boolean leadsGroup) {
        List<String> line = new ArrayList<>();
        if (leadsGroup) {
            line.add(SETSID.toString());
        }
        if (Files.isExecutable(SETPRIV)) {
            line.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL", "--"));
        }
        if (leadsGroup) {
            line.addAll(List.of("/bin/sh", "-c", WAIT, "sh"));
        }
        line.addAll(program);
        return line;
    }

    private static void go(Process process) throws IOException {
        Reaper.instance().watch(process.pid());
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            Reaper.instance().forget(process.pid());
            throw e;
        }
    }

    Process process() {
        return process;
    }

    /** Closes the child's input, then asks, then kills; returns when the child is gone. Each step waits for {@code grace}. */
    void stop(Duration grace) throws InterruptedException {
        List<ProcessHandle> family = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has closed it already.
        }
        if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
            signal("TERM", family);
            process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS);
        }
        // Whatever is left of the group goes too, the child's own end or not.
        signal("KILL", family);
        process.destroyForcibly();
        process.waitFor();
        if (leadsGroup) {
            Reaper.instance().forget(process.pid());
        }
    }

    /** Kills the child and all that it started, at once. */
    void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        try {
            signal("KILL", family);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private void signal(String name, List<ProcessHandle> family) throws InterruptedException {
        if (leadsGroup) {
            signalGroup(name);
        }
        for (ProcessHandle handle : family) {
            if (name.equals("KILL")) {
                handle.destroyForcibly();
            } else {
                handle.destroy();
            }
        }
        if (name.equals("TERM")) {
            process.destroy();
        }
    }

    private void signalGroup(String name) throws InterruptedException {
        try {
            new ProcessBuilder(KILL.toString(), "-" + name, "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            // The descendants are signalled one by one.
        }
    }
}
