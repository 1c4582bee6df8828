package dev.dmcp.service.gateway.registry;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a server may be asked for, and how much at a time.
 *
 * @param timeout how long it may take for an answer; empty for the gateway's default
 * @param concurrency how many calls may be under way at once; empty for the gateway's default
 * @param allowedTools its own names of tools that are offered, with {@code *} for any characters; empty means all
 * @param deniedTools those that are not offered, whatever is allowed
 */
public record CallSettings(
        Optional<Duration> timeout,
        Optional<Integer> concurrency,
        List<String> allowedTools,
        List<String> deniedTools) {
    public static final CallSettings DEFAULT =
            new CallSettings(Optional.empty(), Optional.empty(), List.of(), List.of());

    public CallSettings {
        allowedTools = List.copyOf(allowedTools);
        deniedTools = List.copyOf(deniedTools);
    }

    /** Whether the server's tool of that name, as the server itself calls it, is offered and may be called. */
    public boolean admits(String tool) {
        boolean allowed = allowedTools.isEmpty() || allowedTools.stream().anyMatch(pattern -> fits(pattern, tool));
        return allowed && deniedTools.stream().noneMatch(pattern -> fits(pattern, tool));
    }

    /** Linear in both, since patterns come from callers. */
    private static boolean fits(String pattern, String text) {
        int star = pattern.indexOf('*');
        if (star < 0) {
            return pattern.equals(text);
        }
        String end = pattern.substring(pattern.lastIndexOf('*') + 1);
        if (!text.startsWith(pattern.substring(0, star))
                || text.length() < star + end.length()
                || !text.endsWith(end)) {
            return false;
        }
        int from = star;
        int to = text.length() - end.length();
        for (int next = pattern.indexOf('*', star + 1); next >= 0; next = pattern.indexOf('*', star + 1)) {
            String middle = pattern.substring(star + 1, next);
            int found = text.indexOf(middle, from);
            if (found < 0 || found + middle.length() > to) {
                return false;
            }
            from = found + middle.length();
            star = next;
        }
        return true;
    }
}
