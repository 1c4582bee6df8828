package dev.dmcp.compose.interpolate;

import dev.dmcp.compose.tree.PathTable;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a text that came out of a variable must become, since a variable's value is always text. */
enum Cast {
    WHOLE("a whole number"),
    DECIMAL("a number"),
    SINGLE("a number"),
    TRUTH("`true` or `false`");

    private final String words;

    Cast(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /** The value, or null when the text is none. */
    @Nullable
    Object of(String text) {
        return switch (this) {
            case WHOLE -> whole(text);
            case DECIMAL -> decimal(text);
            case SINGLE -> single(text);
            case TRUTH -> truth(text);
        };
    }

    private static @Nullable Long whole(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        for (int index = signed ? 1 : 0; index < text.length(); index++) {
            if (text.charAt(index) < '0' || text.charAt(index) > '9') {
                return null;
            }
        }
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Float single(String text) {
        Double number = decimal(text);
        return number == null ? null : number.floatValue();
    }

    /** As {@code strconv.ParseFloat}; Java would also take blanks around and a type suffix behind. */
    static @Nullable Double decimal(String text) {
        if (text.isEmpty()
                || Character.isWhitespace(text.charAt(0))
                || "fFdD \t\n\r".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return null;
        }
        try {
            return Double.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    private static @Nullable Boolean truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "y", "yes", "on" -> true;
            case "false", "n", "no", "off" -> false;
            default -> null;
        };
    }

    static PathTable<Cast> table() {
        PathTable<Cast> table = new PathTable<>();
        String service = "services.*.";
        for (String name : new String[] {
            "cpu_count",
            "cpu_period",
            "cpu_quota",
            "cpu_rt_period",
            "cpu_rt_runtime",
            "cpu_shares",
            "deploy.replicas",
            "deploy.update_config.parallelism",
            "deploy.rollback_config.parallelism",
            "deploy.restart_policy.max_attempts",
            "deploy.placement.max_replicas_per_node",
            "healthcheck.retries",
            "oom_score_adj",
            "pids_limit",
            "ports.*.target",
            "scale",
            "ulimits.*",
            "ulimits.*.hard",
            "ulimits.*.soft"
        }) {
            table.put(service + name, WHOLE);
        }
        for (String name : new String[] {
            "init",
            "healthcheck.disable",
            "oom_kill_disable",
            "privileged",
            "read_only",
            "stdin_open",
            "tty",
            "volumes.*.read_only",
            "volumes.*.volume.nocopy"
        }) {
            table.put(service + name, TRUTH);
        }
        table.put(service + "cpu_percent", DECIMAL);
        table.put(service + "deploy.update_config.max_failure_ratio", DECIMAL);
        table.put(service + "deploy.rollback_config.max_failure_ratio", DECIMAL);
        table.put(service + "cpus", SINGLE);
        for (String name : new String[] {"external", "internal", "attachable", "enable_ipv4", "enable_ipv6"}) {
            table.put("networks.*." + name, TRUTH);
        }
        for (String section : new String[] {"volumes", "secrets", "configs"}) {
            table.put(section + ".*.external", TRUTH);
        }
        return table;
    }
}
