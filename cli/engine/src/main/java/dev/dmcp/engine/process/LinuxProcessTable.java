package dev.dmcp.engine.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code /proc}, as proc(5) describes it. */
final class LinuxProcessTable implements ProcessTable {

    private static final Path PROC = Path.of("/proc");
    private static final int DESCRIPTION = 60;

    /** The kernel shows times in hundredths of a second on every architecture (USER_HZ). */
    private static final long TICK_NANOS = 10_000_000L;

    private static final long KILOBYTE = 1024;

    private final String boot = bootId();

    static boolean isHere() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** Start times count from the start of the machine, so a reused pid after a restart needs this to be told apart. */
    private static String bootId() {
        return read(PROC.resolve("sys/kernel/random/boot_id"))
                .map(String::strip)
                .orElse("");
    }

    @Override
    public Optional<ProcessEntry> entry(long pid) {
        return read(PROC.resolve(pid + "/stat")).flatMap(this::parse).filter(ProcessEntry::isAlive);
    }

    @Override
    public List<ProcessEntry> all() {
        List<ProcessEntry> entries = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path folder : folders) {
                read(folder.resolve("stat"))
                        .flatMap(this::parse)
                        .filter(ProcessEntry::isAlive)
                        .ifPresent(entries::add);
            }
        } catch (IOException unreadable) {
            return List.of();
        }
        return entries;
    }

    /** The name in parentheses may itself hold parentheses and blanks, so fields are counted from the last one. */
    private Optional<ProcessEntry> parse(String stat) {
        int nameEnds = stat.lastIndexOf(')');
        if (nameEnds < 0) {
            return Optional.empty();
        }
        String[] fields = stat.substring(nameEnds + 2).strip().split(" ");
        long ticks = Long.parseLong(fields[19]);
        long cpu = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        return Optional.of(new ProcessEntry(
                Long.parseLong(stat.substring(0, stat.indexOf(' '))),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                fields[0].charAt(0),
                boot + ":" + ticks,
                ticks,
                cpu * TICK_NANOS));
    }

    @Override
    public boolean hasVariable(long pid, String name, String value) {
        return variable(pid, name).filter(value::equals).isPresent();
    }

    @Override
    public Optional<String> variable(long pid, String name) {
        String prefix = name + "=";
        return read(PROC.resolve(pid + "/environ")).flatMap(environment -> {
            for (String pair : environment.split("\0")) {
                if (pair.startsWith(prefix)) {
                    return Optional.of(pair.substring(prefix.length()));
                }
            }
            return Optional.empty();
        });
    }

    @Override
    public long residentBytes(long pid) {
        String status = read(PROC.resolve(pid + "/status")).orElse("");
        int at = status.indexOf("VmRSS:");
        if (at < 0) {
            return 0;
        }
        String line = status.substring(at + "VmRSS:".length(), status.indexOf('\n', at));
        return Long.parseLong(line.replace("kB", "").strip()) * KILOBYTE;
    }

    @Override
    public String description(long pid) {
        String words = read(PROC.resolve(pid + "/cmdline"))
                .orElse("")
                .replace('\0', ' ')
                .strip();
        return words.length() <= DESCRIPTION ? words : words.substring(0, DESCRIPTION - 1) + "…";
    }

    /** A process may end between two looks, and those of others may not be looked into: both are no answer. */
    private static Optional<String> read(Path file) {
        try {
            return Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException goneOrForbidden) {
            return Optional.empty();
        }
    }
}
