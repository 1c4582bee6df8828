package dev.dmcp.engine.docker.read;

import com.fasterxml.jackson.core.JsonParser;
import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerState;
import dev.dmcp.application.container.Health;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalInt;

/** Reads {@code GET /containers/{id}/json}, as far as it says how the container is. */
public final class ConditionReader {
    private String id = "";
    private String name = "";
    private String state = "";
    private String health = "";
    private String error = "";
    private String healthOutput = "";
    private int exitCode;
    private int restarts;
    private boolean outOfMemory;
    private boolean hasTerminal;

    private ConditionReader() {}

    /** @param hasTerminal whether its output comes as it is, without frames */
    public record Inspected(ContainerCondition condition, boolean hasTerminal) {}

    public static Inspected read(InputStream in) throws IOException {
        ConditionReader reader = new ConditionReader();
        try (JsonParser json = JsonReading.open(in)) {
            JsonReading.object(json, reader::field);
        }
        return new Inspected(reader.condition(), reader.hasTerminal);
    }

    private ContainerCondition condition() {
        ContainerState known = ContainerState.of(state);
        boolean ended = known == ContainerState.EXITED || known == ContainerState.DEAD;
        return new ContainerCondition(
                id,
                name,
                known,
                Health.of(health),
                ended ? OptionalInt.of(exitCode) : OptionalInt.empty(),
                outOfMemory,
                error,
                healthOutput,
                restarts);
    }

    private void field(String field, JsonParser json) throws IOException {
        switch (field) {
            case "Id" -> id = JsonReading.text(json);
            case "Name" -> name = JsonReading.text(json).substring(1);
            case "RestartCount" -> restarts = json.getIntValue();
            case "State" -> JsonReading.object(json, this::stateField);
            case "Config" -> JsonReading.object(json, this::configField);
            default -> json.skipChildren();
        }
    }

    private void stateField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "Status" -> state = JsonReading.text(json);
            case "ExitCode" -> exitCode = json.getIntValue();
            case "OOMKilled" -> outOfMemory = json.getBooleanValue();
            case "Error" -> error = JsonReading.text(json);
            case "Health" -> JsonReading.object(json, this::healthField);
            default -> json.skipChildren();
        }
    }

    private void configField(String field, JsonParser json) throws IOException {
        if (field.equals("Tty")) {
            hasTerminal = json.getBooleanValue();
        } else {
            json.skipChildren();
        }
    }

    private void healthField(String field, JsonParser json) throws IOException {
        switch (field) {
            case "Status" -> health = JsonReading.text(json);
            case "Log" -> JsonReading.array(json, entry -> JsonReading.object(entry, this::healthLogField));
            default -> json.skipChildren();
        }
    }

    /** The entries come oldest first, so the last one stays. */
    private void healthLogField(String field, JsonParser json) throws IOException {
        String text = JsonReading.text(json);
        if (field.equals("Output")) {
            healthOutput = text.strip();
        }
    }
}
