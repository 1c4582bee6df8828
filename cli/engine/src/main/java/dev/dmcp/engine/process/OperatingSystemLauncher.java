package dev.dmcp.engine.process;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.ProcessLauncher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Processes of this machine, each in a session of its own. */
public final class OperatingSystemLauncher implements ProcessLauncher {

    private static final String OWNER = "DMCP_SUPERVISOR";
    private static final String SERVICE = "DMCP_SERVICE";
    private static final Duration RECENT = Duration.ofMillis(200);
    private static final int INSTANCE_BYTES = 16;
    private static final File NOTHING = new File("/dev/null");

    private final OwnSession sessions;
    private final ProcessTable table = ProcessTable.ofThisSystem();
    private final ProcessTree tree = new ProcessTree(table);
    private final PortTable ports = new PortTable(table);
    private final Map<String, Process> children = new ConcurrentHashMap<>();
    private List<ProcessEntry> recent = List.of();
    private long recentSince;

    public OperatingSystemLauncher(OwnSession sessions) {
        this.sessions = sessions;
    }

    @Override
    public ProcessIdentity launch(Launch launch) {
        requireStartable(launch);
        String instance = randomInstance();
        try {
            Files.createDirectories(launch.log().toAbsolutePath().getParent());
            Process process = builder(launch, instance).start();
            children.put(instance, process);
            String mark =
                    table.entry(process.pid()).map(ProcessEntry::startMark).orElse("ended at once");
            return new ProcessIdentity(process.pid(), mark, instance);
        } catch (IOException cannotStart) {
            throw new Failure.OperationFailed(
                    "cannot start `%s`: %s".formatted(launch.command().getFirst(), cannotStart.getMessage()));
        }
    }

    /** The wrapper that makes the session would be started in any case, and its complaint be hard to read. */
    private void requireStartable(Launch launch) {
        String program = launch.command().getFirst();
        if (!Files.isDirectory(launch.directory())) {
            throw new Failure.OperationFailed(
                    "cannot start `%s`: there is no folder `%s`".formatted(program, launch.directory()));
        }
        if (!sessions.canFind(program, launch.directory())) {
            throw new Failure.OperationFailed("cannot start `%s`: there is no such program".formatted(program));
        }
    }

    private ProcessBuilder builder(Launch launch, String instance) {
        ProcessBuilder builder = new ProcessBuilder(sessions.wrap(launch.command()));
        builder.directory(launch.directory().toFile());
        builder.environment().putAll(launch.environment());
        builder.environment().put(ProcessTree.INSTANCE, instance);
        builder.environment().put(OWNER, launch.owner());
        builder.environment().put(SERVICE, launch.service());
        // Never a pipe: nobody would read it when this process has gone, and the child would block or die of it.
        builder.redirectInput(ProcessBuilder.Redirect.from(NOTHING));
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.redirectErrorStream(true);
        return builder;
    }

    private static String randomInstance() {
        byte[] bytes = new byte[INSTANCE_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public Condition look(ProcessIdentity process) {
        if (tree.leader(process).isPresent()) {
            return new Condition.Running();
        }
        return new Condition.Ended(exitCode(process), !tree.members(process).isEmpty());
    }

    private OptionalInt exitCode(ProcessIdentity process) {
        Process child = children.get(process.instance());
        return child == null ? OptionalInt.empty() : exitCode(child);
    }

    /** It has ended, and the thread that fetches its exit code needs but a moment. */
    private static OptionalInt exitCode(Process child) {
        try {
            return child.waitFor(1, TimeUnit.SECONDS) ? OptionalInt.of(child.exitValue()) : OptionalInt.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    @Override
    public void signal(ProcessIdentity process, Signal signal) {
        int number = switch (signal) {
            case TERMINATE -> NativeCalls.SIGTERM;
            case KILL -> NativeCalls.SIGKILL;
        };
        List<ProcessEntry> members = tree.members(process);
        // The group first, in one call that no fork can slip through; then those who left the group.
        if (members.stream().anyMatch(member -> member.group() == process.pid())) {
            NativeCalls.kill(-process.pid(), number);
        }
        for (ProcessEntry member : members) {
            if (member.group() != process.pid()) {
                NativeCalls.kill(member.pid(), number);
            }
        }
    }

    @Override
    public Optional<Usage> usage(ProcessIdentity process) {
        List<ProcessEntry> members = tree.nearMembers(process, recentTable());
        long memory = 0;
        long nanos = 0;
        for (ProcessEntry member : members) {
            memory += table.residentBytes(member.pid());
            nanos += member.cpuNanos();
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new Usage(memory, Duration.ofNanos(nanos)));
    }

    /** Several services are measured one after the other, and one look at all processes serves them all. */
    private synchronized List<ProcessEntry> recentTable() {
        if (recent.isEmpty() || System.nanoTime() - recentSince > RECENT.toNanos()) {
            recent = table.all();
            recentSince = System.nanoTime();
        }
        return recent;
    }

    @Override
    public Optional<PortOwner> portOwner(int port) {
        return ports.ownerOf(port);
    }

    @Override
    public boolean isHeldByAnother(ProcessIdentity process, int port) {
        Optional<PortOwner> owner = ports.ownerOf(port).filter(it -> it.pid().isPresent());
        return owner.isPresent()
                && tree.members(process).stream()
                        .noneMatch(member -> member.pid() == owner.get().pid().getAsLong());
    }

    @Override
    public List<Survivor> survivors(String owner) {
        Map<String, Survivor> oldest = new LinkedHashMap<>();
        List<ProcessEntry> byAge = new ArrayList<>(table.all());
        byAge.sort((one, other) -> Long.compare(one.startTicks(), other.startTicks()));
        for (ProcessEntry entry : byAge) {
            if (table.hasVariable(entry.pid(), OWNER, owner)) {
                String instance =
                        table.variable(entry.pid(), ProcessTree.INSTANCE).orElse("");
                oldest.putIfAbsent(instance, survivor(entry, instance));
            }
        }
        return List.copyOf(oldest.values());
    }

    private Survivor survivor(ProcessEntry entry, String instance) {
        return new Survivor(
                table.variable(entry.pid(), SERVICE).orElse("unknown"),
                new ProcessIdentity(entry.pid(), entry.startMark(), instance));
    }
}
