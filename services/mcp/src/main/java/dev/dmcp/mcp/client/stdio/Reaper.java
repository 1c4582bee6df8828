package dev.dmcp.mcp.client.stdio;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Kills the process groups that this process leaves behind when it is killed itself. It is a shell in a session of its own, which reads from a pipe what to
 * watch over; when this process is gone, however it went, the pipe ends. One for all children; started with the first. Thread-safe.
 */
final class Reaper {
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            groups=
            while read -r word group; do
              case $word in
                watch) groups="$groups $group" ;;
                forget)
                  rest=
                  for one in $groups; do [ "$one" = "$group" ] || rest="$rest $one"; done
                  groups=$rest ;;
              esac
            done
            for one in $groups; do kill -s KILL -- "-$one"; done""";

    private static final Reaper INSTANCE = new Reaper();

    private final Set<Long> groups = new LinkedHashSet<>();
    private Optional<OutputStream> pipe = Optional.empty();

    private Reaper() {}

    static Reaper instance() {
        return INSTANCE;
    }

    synchronized void watch(long group) {
        groups.add(group);
        try {
            if (pipe.isEmpty()) {
                startAnew();
            } else {
                say("watch", group);
            }
        } catch (IOException e) {
            startAnew(); // Somebody killed it.
        }
    }

    synchronized void forget(long group) {
        groups.remove(group);
        try {
            say("forget", group);
        } catch (IOException e) {
            pipe = Optional.empty(); // Somebody killed it; the next child gets another one.
        }
    }

    private void startAnew() {
        try {
            Process shell = new ProcessBuilder(ProcessGroup.SETSID.toString(), "/bin/sh", "-c", SCRIPT)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            pipe = Optional.of(shell.getOutputStream());
            for (long group : groups) {
                say("watch", group);
            }
        } catch (IOException e) {
            pipe = Optional.empty(); // Without it, children still see the end of their input.
        }
    }

    private void say(String word, long group) throws IOException {
        if (pipe.isPresent()) {
            OutputStream out = pipe.get();
            out.write((word + " " + group + "\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }
}
