package dev.dmcp.service.kit.log;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Stack traces as text of bounded length. */
final class Traces {
    private Traces() {}

    static String of(Throwable cause, int longest) {
        var text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        String trace = text.toString();
        return trace.length() <= longest ? trace : trace.substring(0, longest);
    }
}
