package dev.dmcp.engine.docker;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.address.EngineAddress;
import java.io.IOException;
import java.nio.file.AccessDeniedException;

/** What goes wrong between us and the engine, in sentences: what was being done, the engine's words, what to try. */
final class EngineFailures {
    private EngineFailures() {}

    static Failure unreachable(EngineAddress address, IOException why) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        String words = String.valueOf(why.getMessage());
        if (why instanceof AccessDeniedException || words.contains("Permission denied")) {
            return new Failure.EngineUnreachable(
                    "cannot reach Docker at `%s`: permission denied".formatted(address.text()),
                    "add yourself to the group of that socket (`sudo usermod -aG docker $USER`) and sign in again",
                    why);
        }
        return new Failure.EngineUnreachable(address.text(), why);
    }

    static Failure brokenOff(String doing, EngineAddress address, IOException why) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        return new Failure.OperationFailed(
                "cannot %s: the engine at `%s` broke off (%s)".formatted(doing, address.text(), why.getMessage()),
                "look at the engine's own log, then try again",
                why);
    }

    /** An interrupted thread's connection is closed by the JDK, which looks like a broken one. */
    private static Failure interrupted() {
        return new Failure.Interrupted("interrupted");
    }

    static Failure refused(String doing, String words) {
        String sentence = "cannot %s: %s".formatted(doing, words);
        String hint = hint(words);
        return hint.isEmpty() ? new Failure.OperationFailed(sentence) : new Failure.OperationFailed(sentence, hint);
    }

    private static String hint(String words) {
        if (words.contains("port is already allocated") || words.contains("address already in use")) {
            return "free the port (`docker ps` or `ss -ltnp` say who has it) or publish another one";
        }
        if (words.contains("is already in use by container")) {
            return "remove or rename that container, or choose another project name with `-p`";
        }
        if (words.contains("no space left on device")) {
            return "free disk space: `dmcp clean`, or `docker system df` shows what takes it";
        }
        if (words.contains("no such host") || words.contains("connection refused")) {
            return "check the network, and the registry in the image's name: `registry.example/team/name:tag`";
        }
        if (words.contains("access denied")
                || words.contains("access to the resource is denied")
                || words.contains("no basic auth")
                || words.contains("unauthorized")) {
            return "sign in with `docker login`, or check the name of the image";
        }
        if (words.contains("all predefined address pools have been fully subnetted")) {
            return "remove networks that nobody uses: `docker network prune`";
        }
        return words.contains("bind source path does not exist") ? "create that file or folder first" : "";
    }
}
