package dev.dmcp.service.gateway.execute;

import java.util.Set;

/** Names in the one namespace: {@code server__own}, at most 64 characters of A-Z a-z 0-9 _ -, which is what every client takes. */
final class OfferedName {
    private static final String SEPARATOR = "__";
    private static final int LONGEST = 64;

    private OfferedName() {}

    /** A name that says the whole of the own one, or, where that was cut or changed, bears a sign of it, so that two names stay two. */
    static String of(String server, String own) {
        String fit = fit(own);
        String whole = server + SEPARATOR + fit;
        if (whole.length() <= LONGEST && fit.equals(own)) {
            return whole;
        }
        return cut(whole, "_" + Integer.toHexString(own.hashCode()));
    }

    /** The name, with a number where it is taken. */
    static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; taken.contains(free); number++) {
            free = cut(name, "_" + number);
        }
        return free;
    }

    private static String cut(String name, String end) {
        return name.substring(0, Math.min(name.length(), LONGEST - end.length())) + end;
    }

    private static String fit(String own) {
        var fit = new StringBuilder(own.length());
        for (int i = 0; i < own.length(); i++) {
            char c = own.charAt(i);
            boolean good =
                    (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
            fit.append(good ? c : '_');
        }
        return fit.toString();
    }
}
