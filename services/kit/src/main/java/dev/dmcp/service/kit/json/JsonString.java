package dev.dmcp.service.kit.json;

/** A JSON string, without quotes and escapes. */
public record JsonString(String value) implements JsonValue {
    @Override
    public String toString() {
        return Json.write(this);
    }
}
