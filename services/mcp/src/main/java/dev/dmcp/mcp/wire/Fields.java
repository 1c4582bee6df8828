package dev.dmcp.mcp.wire;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reading members that the protocol requires, and saying so to the peer when they are not there. */
public final class Fields {
    private Fields() {}

    /** @throws RpcException invalid params, when the member is no text */
    public static String requiredText(JsonObject json, String name) {
        return json.string(name).orElseThrow(() -> missing(name, "a text"));
    }

    /** @throws RpcException invalid params, when the member is no object */
    public static JsonObject requiredObject(JsonObject json, String name) {
        return json.object(name).orElseThrow(() -> missing(name, "an object"));
    }

    /** Whether the member is {@code true}. */
    public static boolean flag(JsonObject json, String name) {
        return json.members().get(name) instanceof JsonBoolean(boolean value) && value;
    }

    public static Optional<JsonNumber> number(JsonObject json, String name) {
        return json.members().get(name) instanceof JsonNumber number ? Optional.of(number) : Optional.empty();
    }

    /** The objects of an array member, read one by one; what is no object is left out. */
    public static <T> List<T> objects(JsonObject json, String name, Function<JsonObject, T> reader) {
        List<T> items = new ArrayList<>();
        for (JsonValue element : json.array(name).orElse(JsonArray.empty())) {
            element.asObject().ifPresent(object -> items.add(reader.apply(object)));
        }
        return List.copyOf(items);
    }

    /** The texts of an array member; what is no text is left out. */
    public static List<String> texts(JsonObject json, String name) {
        List<String> items = new ArrayList<>();
        for (JsonValue element : json.array(name).orElse(JsonArray.empty())) {
            element.asString().ifPresent(items::add);
        }
        return List.copyOf(items);
    }

    /** The members that have none of these names. */
    public static JsonObject without(JsonObject json, String... names) {
        var rest = new LinkedHashMap<>(json.members());
        for (String name : names) {
            rest.remove(name);
        }
        return rest.isEmpty() ? JsonObject.empty() : new JsonObject(rest);
    }

    public static boolean isEmpty(JsonObject json) {
        return json.members().isEmpty();
    }

    /** Adds every member of {@code more}. */
    public static JsonObject.Builder putAll(JsonObject.Builder builder, JsonObject more) {
        more.members().forEach(builder::put);
        return builder;
    }

    private static RpcException missing(String name, String kind) {
        return RpcException.invalidParams("Invalid params: `" + name + "` must be " + kind);
    }
}
