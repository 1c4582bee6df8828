package dev.dmcp.engine.process;

import dev.dmcp.application.port.ProcessLauncher.PortOwner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Who listens on which TCP port: {@code /proc/net/tcp} names sockets, {@code /proc/PID/fd} whose they are. */
final class PortTable {

    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private final ProcessTable processes;

    PortTable(ProcessTable processes) {
        this.processes = processes;
    }

    Optional<PortOwner> ownerOf(int port) {
        if (!LinuxProcessTable.isHere()) {
            return canListenOn(port)
                    ? Optional.empty()
                    : Optional.of(new PortOwner(port, OptionalLong.empty(), "another process"));
        }
        Set<String> sockets = socketsListeningOn(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong pid = holderOf(sockets);
        String description = pid.isPresent() ? describe(pid.getAsLong()) : "a process of another user";
        return Optional.of(new PortOwner(port, pid, description));
    }

    private String describe(long pid) {
        String words = processes.description(pid);
        return words.isEmpty() ? "a process" : "`" + words + "`";
    }

    private static Set<String> socketsListeningOn(int port) {
        Set<String> sockets = new HashSet<>();
        String suffix = ":%04X".formatted(port);
        for (String file : List.of("net/tcp", "net/tcp6")) {
            for (String line : lines(PROC.resolve(file))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > 9 && fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
                    sockets.add("socket:[" + fields[9] + "]");
                }
            }
        }
        return sockets;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException noSuchProtocol) {
            return List.of();
        }
    }

    private static OptionalLong holderOf(Set<String> sockets) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path folder : folders) {
                if (holdsOne(folder.resolve("fd"), sockets)) {
                    return OptionalLong.of(Long.parseLong(folder.getFileName().toString()));
                }
            }
        } catch (IOException unreadable) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private static boolean holdsOne(Path descriptors, Set<String> sockets) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (sockets.contains(target(link))) {
                    return true;
                }
            }
        } catch (IOException goneOrForbidden) {
            return false;
        }
        return false;
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    private static boolean canListenOn(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
