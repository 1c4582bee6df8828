package dev.dmcp.mcp.wire;

import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.Optional;
import java.util.OptionalLong;

/** What tells one request from another, for the side that sent it. A number and a text of the same digits differ. */
public sealed interface RequestId {
    record Text(String value) implements RequestId {
        @Override
        public JsonValue toJson() {
            return new JsonString(value);
        }
    }

    record Numeric(long value) implements RequestId {
        @Override
        public JsonValue toJson() {
            return JsonNumber.of(value);
        }
    }

    JsonValue toJson();

    private static Optional<RequestId> numeric(JsonNumber number) {
        OptionalLong value = number.asLong();
        return value.isPresent() ? Optional.of(new Numeric(value.getAsLong())) : Optional.empty();
    }

    /** The id in {@code value}, or nothing when it is neither a text nor a whole number. */
    static Optional<RequestId> of(JsonValue value) {
        return switch (value) {
            case JsonString text -> Optional.of(new Text(text.value()));
            case JsonNumber number -> numeric(number);
            default -> Optional.empty();
        };
    }
}
