package dev.dmcp.engine.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What Java itself tells, for systems without {@code /proc}: no groups, sessions, environments or memory. */
final class PortableProcessTable implements ProcessTable {

    @Override
    public Optional<ProcessEntry> entry(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(PortableProcessTable::entry);
    }

    @Override
    public List<ProcessEntry> all() {
        return ProcessHandle.allProcesses()
                .filter(ProcessHandle::isAlive)
                .map(PortableProcessTable::entry)
                .toList();
    }

    private static ProcessEntry entry(ProcessHandle handle) {
        Instant start = handle.info().startInstant().orElse(Instant.EPOCH);
        return new ProcessEntry(
                handle.pid(),
                handle.parent().map(ProcessHandle::pid).orElse(0L),
                0,
                0,
                'R',
                start.toString(),
                start.toEpochMilli(),
                handle.info().totalCpuDuration().orElse(Duration.ZERO).toNanos());
    }

    @Override
    public boolean hasVariable(long pid, String name, String value) {
        return false;
    }

    @Override
    public Optional<String> variable(long pid, String name) {
        return Optional.empty();
    }

    @Override
    public long residentBytes(long pid) {
        return 0;
    }

    @Override
    public String description(long pid) {
        return ProcessHandle.of(pid).flatMap(handle -> handle.info().command()).orElse("");
    }
}
