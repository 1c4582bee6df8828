package dev.dmcp.service.gateway.registry;

import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the members of a server's JSON, and says which of them is not what it should be. */
record Shape(JsonObject json) {

    Optional<String> text(String name) {
        Optional<JsonValue> value = given(name);
        if (value.isPresent() && value.get().asString().isEmpty()) {
            throw new InvalidServerException(name, "must be a text");
        }
        return value.flatMap(JsonValue::asString);
    }

    Optional<Integer> number(String name, int least, int most) {
        if (given(name).isEmpty()) {
            return Optional.empty();
        }
        OptionalLong value = json.integer(name);
        if (value.isEmpty() || value.getAsLong() < least || value.getAsLong() > most) {
            throw new InvalidServerException(name, "must be a whole number from " + least + " to " + most);
        }
        return Optional.of((int) value.getAsLong());
    }

    Optional<Boolean> flag(String name) {
        Optional<JsonValue> value = given(name);
        if (value.isPresent() && json.bool(name).isEmpty()) {
            throw new InvalidServerException(name, "must be true or false");
        }
        return json.bool(name);
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        Optional<JsonValue> value = given(name);
        if (value.isEmpty()) {
            return texts;
        }
        for (JsonValue element :
                value.get().asArray().orElseThrow(() -> new InvalidServerException(name, "must be a list of texts"))) {
            texts.add(
                    element.asString().orElseThrow(() -> new InvalidServerException(name, "must be a list of texts")));
        }
        return texts;
    }

    Map<String, String> map(String name) {
        var map = new LinkedHashMap<String, String>();
        Optional<JsonValue> value = given(name);
        if (value.isPresent()) {
            value.get()
                    .asObject()
                    .orElseThrow(() -> new InvalidServerException(name, "must be an object of texts"))
                    .members()
                    .forEach((key, text) -> map.put(
                            key,
                            text.asString()
                                    .orElseThrow(() -> new InvalidServerException(
                                            name, "must be an object of texts, and `" + key + "` is none"))));
        }
        return map;
    }

    Optional<Shape> object(String name) {
        return given(name)
                .map(value -> new Shape(
                        value.asObject().orElseThrow(() -> new InvalidServerException(name, "must be an object"))));
    }

    private Optional<JsonValue> given(String name) {
        return json.get(name).filter(value -> !value.isNull());
    }
}
