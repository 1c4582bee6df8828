package dev.dmcp.cli.option;

import dev.dmcp.application.failure.Failure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How an MCP server is reached and spoken with. */
public final class ServerOptions {

    /** Which revisions of the protocol are spoken. */
    public enum Era {
        AUTO,
        MODERN,
        LEGACY
    }

    @Option(
            names = "--header",
            paramLabel = "NAME:VALUE",
            description = "Send this header with each request to a URL; may be given several times.")
    List<String> headers = List.of();

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Send this as `Authorization: Bearer`; DMCP_MCP_TOKEN says it without showing it in `ps`.")
    @Nullable
    String token;

    @Option(
            names = "--login",
            description = "Where a URL wants a login, show the page to open in a browser, and keep the login.")
    boolean login;

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "A variable for a server that is a command; may be given several times.")
    List<String> environment = List.of();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "1m",
            converter = DurationConverter.class,
            description = "How long one request may take.")
    Duration timeout = Duration.ofMinutes(1);

    @Option(
            names = "--era",
            paramLabel = "ERA",
            defaultValue = "auto",
            description = "`modern` (2026-07-28), `legacy` (sessions), or `auto`: ask the server.")
    Era era = Era.AUTO;

    public Map<String, String> headers() {
        return pairs("--header", ':', headers);
    }

    public Map<String, String> environment() {
        return pairs("--env", '=', environment);
    }

    private static Map<String, String> pairs(String option, char separator, List<String> words) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String word : words) {
            int at = word.indexOf(separator);
            if (at <= 0) {
                throw new Failure.InvalidInput(
                        "`%s %s` has no value".formatted(option, word),
                        "write `%s 'NAME%sVALUE'`".formatted(option, separator));
            }
            pairs.put(word.substring(0, at).strip(), word.substring(at + 1).strip());
        }
        return pairs;
    }

    public Optional<String> token() {
        return Optional.ofNullable(token);
    }

    public boolean login() {
        return login;
    }

    public Duration timeout() {
        return timeout;
    }

    public Era era() {
        return era;
    }
}
