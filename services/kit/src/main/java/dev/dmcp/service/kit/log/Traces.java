package dev.dmcp.service.kit.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Stack traces as text. */
final class Traces {
    private Traces() {}

    /** @param shown takes out of each message what must not be read; names and places in the code stay */
    static String of(Throwable cause, UnaryOperator<String> shown) {
        var text = new StringWriter();
        standIn(cause, shown, new IdentityHashMap<>()).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    /** Printed as the other is, but for what its messages say. */
    @SuppressWarnings("OverrideThrowableToString") // The message alone would come after the name of this class.
    private static final class StandIn extends Exception {
        private final String text;

        StandIn(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static Throwable standIn(Throwable told, UnaryOperator<String> shown, Map<Throwable, StandIn> known) {
        StandIn before = known.get(told);
        if (before != null) {
            return before;
        }
        var standIn = new StandIn(text(told, shown));
        known.put(told, standIn);
        standIn.setStackTrace(told.getStackTrace());
        @Nullable Throwable cause = told.getCause();
        if (cause != null) {
            standIn.initCause(standIn(cause, shown, known));
        }
        for (Throwable suppressed : told.getSuppressed()) {
            standIn.addSuppressed(standIn(suppressed, shown, known));
        }
        return standIn;
    }

    private static String text(Throwable told, UnaryOperator<String> shown) {
        String name = told.getClass().getName();
        String text = told.toString();
        return text.startsWith(name) ? name + shown.apply(text.substring(name.length())) : shown.apply(text);
    }
}
