package dev.dmcp.service.gateway.audit;

import dev.dmcp.service.gateway.execute.CallRecord;
import dev.dmcp.service.gateway.execute.CallRecorder;
import dev.dmcp.service.gateway.execute.CallRequest;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * One JSON object a line for each call: who, which server and what, how long, how it ended. JSON escapes line breaks and control characters, and long
 * texts are cut, so no caller and no server can forge or flood lines.
 */
public final class AuditLog implements CallRecorder {
    private static final int LONGEST_TEXT = 500;
    private static final int LONGEST_ARGUMENTS = 4_000;

    private final Arguments arguments;
    private final Consumer<JsonObject> lines;

    /** What of a call's arguments is written. */
    public enum Arguments {
        /** Nothing. */
        NONE,
        /** Names, and what kind of value each has. */
        REDACTED,
        /** Everything, up to four thousand characters. */
        FULL
    }

    /** @param lines takes each line, to which it adds the time; must not throw */
    public AuditLog(Arguments arguments, Consumer<JsonObject> lines) {
        this.arguments = arguments;
        this.lines = lines;
    }

    @Override
    public void record(CallRecord record) {
        CallRequest request = record.request();
        JsonObject.Builder line = JsonObject.builder()
                .put("event", "call")
                .put("user", cut(request.caller().user()))
                .put("authenticated", request.caller().authenticated())
                .put("via", request.via())
                .put("server", request.server())
                .put(request.kind().name().toLowerCase(Locale.ROOT), cut(request.subject()))
                .put("ms", record.took().toMillis())
                .put("end", record.end().name().toLowerCase(Locale.ROOT))
                .putStringIfPresent("problem", record.problem().map(AuditLog::cut));
        addArguments(line, request.params().object("arguments").orElse(JsonObject.empty()));
        lines.accept(line.build());
    }

    private void addArguments(JsonObject.Builder line, JsonObject given) {
        switch (arguments) {
            case NONE -> {}
            case REDACTED -> line.put("arguments", Redacted.of(given));
            case FULL -> {
                String text = given.toString();
                if (text.length() <= LONGEST_ARGUMENTS) {
                    line.put("arguments", given);
                } else {
                    line.put("argumentsBegin", text.substring(0, LONGEST_ARGUMENTS));
                }
            }
        }
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }
}
