package dev.dmcp.mcp.schema;

import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonBoolean;
import dev.dmcp.service.kit.json.JsonNull;
import dev.dmcp.service.kit.json.JsonNumber;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.JsonString;
import dev.dmcp.service.kit.json.JsonValue;
import dev.harrel.jsonschema.JsonNode;
import dev.harrel.jsonschema.SimpleType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One value at one place of a document, as the validator wants to see it. */
record KitNode(String pointer, JsonValue value) implements JsonNode {
    /** More digits than this are a number that nobody means, and arithmetic on them costs more than the answer is worth. */
    private static final int LARGEST_SCALE = 1_000;

    @Override
    public String getJsonPointer() {
        return pointer;
    }

    @Override
    public SimpleType getNodeType() {
        return switch (value) {
            case JsonObject ignored -> SimpleType.OBJECT;
            case JsonArray ignored -> SimpleType.ARRAY;
            case JsonString ignored -> SimpleType.STRING;
            case JsonBoolean ignored -> SimpleType.BOOLEAN;
            case JsonNull ignored -> SimpleType.NULL;
            case JsonNumber number -> isWhole(number.value()) ? SimpleType.INTEGER : SimpleType.NUMBER;
        };
    }

    @Override
    public boolean asBoolean() {
        return value instanceof JsonBoolean(boolean flag) && flag;
    }

    @Override
    public String asString() {
        return value instanceof JsonString(String text) ? text : value.toString();
    }

    @Override
    public BigInteger asInteger() {
        return asNumber().toBigInteger();
    }

    @Override
    public BigDecimal asNumber() {
        return value instanceof JsonNumber(BigDecimal number) ? bounded(number) : BigDecimal.ZERO;
    }

    /** The number, or one that is as large or small as can be reckoned with. */
    private static BigDecimal bounded(BigDecimal number) {
        if (number.scale() < -LARGEST_SCALE) {
            return BigDecimal.valueOf(number.signum(), -LARGEST_SCALE);
        }
        return number.scale() > LARGEST_SCALE ? BigDecimal.valueOf(number.signum(), LARGEST_SCALE) : number;
    }

    @Override
    public List<JsonNode> asArray() {
        List<JsonNode> nodes = new ArrayList<>();
        if (value instanceof JsonArray(List<JsonValue> elements)) {
            for (JsonValue element : elements) {
                nodes.add(new KitNode(pointer + "/" + nodes.size(), element));
            }
        }
        return nodes;
    }

    @Override
    public Map<String, JsonNode> asObject() {
        Map<String, JsonNode> nodes = new LinkedHashMap<>();
        if (value instanceof JsonObject(Map<String, JsonValue> members)) {
            members.forEach((name, member) ->
                    nodes.put(name, new KitNode(pointer + "/" + JsonNode.encodeJsonPointer(name), member)));
        }
        return nodes;
    }

    private static boolean isWhole(BigDecimal number) {
        if (number.scale() < -LARGEST_SCALE || number.scale() > LARGEST_SCALE) {
            return false;
        }
        return number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
    }
}
