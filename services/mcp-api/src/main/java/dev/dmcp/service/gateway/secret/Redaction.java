package dev.dmcp.service.gateway.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is shown of texts that may hold a secret: references as they are written, and nothing else of a value whose name sounds secret. */
public final class Redaction {
    /** Stands for what is not shown. */
    public static final String MARK = "[redacted]";

    private static final List<String> SECRET_WORDS = List.of(
            "authorization",
            "cookie",
            "key",
            "token",
            "secret",
            "password",
            "passwd",
            "credential",
            "signature",
            "auth");
    /** Schemes of the {@code Authorization} header, which may stand beside a reference. */
    private static final List<String> SCHEMES = List.of("bearer", "basic", "token", "apikey", "digest");

    private Redaction() {}

    /** Whether a header, variable, parameter or option of that name is likely to hold a secret. */
    public static boolean soundsSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(lower::contains);
    }

    /** The value of something of that name, or {@link #MARK}. */
    public static String shown(String name, String value) {
        return soundsSecret(name) && !isOnlyReference(value) ? MARK : value;
    }

    /** The same for each entry. */
    public static Map<String, String> shown(Map<String, String> values) {
        var shown = new LinkedHashMap<String, String>();
        values.forEach((name, value) -> shown.put(name, shown(name, value)));
        return shown;
    }

    /** An address without a user, and without the values of parameters that sound secret. */
    public static String shownUrl(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return withoutUser(url);
        }
        var parameters = new ArrayList<String>();
        for (String parameter : url.substring(question + 1).split("&", -1)) {
            int equals = parameter.indexOf('=');
            parameters.add(
                    equals < 0
                            ? parameter
                            : parameter.substring(0, equals + 1)
                                    + shown(parameter.substring(0, equals), parameter.substring(equals + 1)));
        }
        return withoutUser(url.substring(0, question)) + "?" + String.join("&", parameters);
    }

    private static String withoutUser(String url) {
        int slashes = url.indexOf("//");
        int at = url.indexOf('@');
        return slashes < 0 || at < slashes ? url : url.substring(0, slashes + 2) + MARK + url.substring(at);
    }

    /** A command line without the values of options that sound secret: {@code --api-key=x}, and {@code --api-key x}. */
    public static List<String> shownCommand(List<String> command) {
        var shown = new ArrayList<String>();
        boolean secretComes = false;
        for (String word : command) {
            int equals = word.indexOf('=');
            boolean option = word.startsWith("-") || equals > 0;
            if (secretComes && !word.startsWith("-")) {
                shown.add(MARK);
            } else if (option && equals > 0) {
                shown.add(word.substring(0, equals + 1) + shown(word.substring(0, equals), word.substring(equals + 1)));
            } else {
                shown.add(word);
            }
            secretComes = word.startsWith("-") && equals < 0 && soundsSecret(word);
        }
        return shown;
    }

    private static boolean isOnlyReference(String value) {
        if (value.isEmpty()) {
            return true;
        }
        if (Reference.in(value).isEmpty()) {
            return false;
        }
        String rest;
        try {
            rest = Reference.replace(value, reference -> "").strip();
        } catch (UnresolvedException e) {
            throw new IllegalStateException(e);
        }
        return rest.isEmpty() || SCHEMES.contains(rest.toLowerCase(Locale.ROOT));
    }
}
