package dev.dmcp.service.kit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void what_was_read_is_written_as_it_was() {
        String text = "{\"a\":[1,2.50,-3,\"x\",true,false,null],\"b\":{\"c\":{}},\"d\":[],\"e\":12345678901234567890}";

        assertThat(Json.parse(text).toString()).isEqualTo(text);
        assertThat(new String(Json.bytes(Json.parse(text)), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void text_of_any_kind_survives_a_round_trip() {
        var text = new JsonString("quote \" back \\ break \n nul \0 é 漢 \uD83D\uDE00");

        assertThat(Json.parse(text.toString())).isEqualTo(text);
        assertThat(text.toString()).doesNotContain("\n", "\0");
    }

    @Test
    void members_keep_their_order_but_do_not_differ_by_it() {
        var ab = JsonObject.builder().put("a", 1).put("b", "x").build();
        var ba = JsonObject.builder().put("b", "x").put("a", 1).build();

        assertThat(ab).isEqualTo(ba).hasToString("{\"a\":1,\"b\":\"x\"}");
        assertThat(ba).hasToString("{\"b\":\"x\",\"a\":1}");
    }

    @Test
    void a_null_member_is_not_an_absent_one() {
        var object = Json.parse("{\"a\":null}").asObject().orElseThrow();

        assertThat(object.has("a")).isTrue();
        assertThat(object.get("a")).contains(JsonNull.NULL);
        assertThat(object.get("b")).isEmpty();
        assertThat(object.string("a")).isEmpty();
    }

    @Test
    void a_member_of_another_type_is_not_converted() {
        var object = Json.parse("{\"n\":\"1\",\"s\":1,\"b\":\"true\",\"f\":1.5}")
                .asObject()
                .orElseThrow();

        assertThat(object.integer("n")).isEmpty();
        assertThat(object.string("s")).isEmpty();
        assertThat(object.bool("b")).isEmpty();
        assertThat(object.integer("f")).isEmpty();
    }

    @Test
    void a_giant_exponent_costs_nothing_to_look_at() {
        var object = Json.parse("{\"n\":1e999999999,\"m\":1e-999999999,\"k\":1e3}")
                .asObject()
                .orElseThrow();

        assertThat(object.integer("n")).isEmpty();
        assertThat(object.integer("m")).isEmpty();
        assertThat(object.integer("k")).isEqualTo(OptionalLong.of(1_000));
    }

    @Test
    void a_document_deeper_than_the_limit_is_refused_however_deep_it_is() {
        assertThatThrownBy(() -> Json.parse("[".repeat(10_000) + "]".repeat(10_000)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("deeper than 64 levels");
        assertThat(Json.parse("[".repeat(64) + "]".repeat(64))).isInstanceOf(JsonArray.class);
    }

    @Test
    void a_document_longer_than_the_limit_is_refused() {
        assertThatThrownBy(() -> Json.parse("[1,2]".getBytes(StandardCharsets.UTF_8), new JsonLimits(4, 4)))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("longer than 4 bytes");
    }

    @Test
    void what_is_no_strict_json_is_refused_with_its_place() {
        assertThatThrownBy(() -> Json.parse("{\"a\":\n  nope}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("line 2");
        for (String text :
                new String[] {"", "  ", "{", "[1,]", "{'a':1}", "{} {}", "NaN", "// x\n1", "\"\u0001\"", "01"}) {
            assertThatThrownBy(() -> Json.parse(text)).as(text).isInstanceOf(MalformedJsonException.class);
        }
    }

    @Test
    void a_name_twice_in_one_object_is_refused() {
        assertThatThrownBy(() -> Json.parse("{\"a\":1,\"b\":{},\"a\":2}"))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("twice");
    }

    @Test
    void bytes_that_are_no_utf8_are_refused() {
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xff, (byte) 0xfe, '"'}))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void a_copy_with_a_member_leaves_the_original_alone() {
        var original = JsonObject.builder().put("a", 1).put("b", 2).build();

        assertThat(original.with("a", new JsonBoolean(true))).hasToString("{\"a\":true,\"b\":2}");
        assertThat(original.without("a")).hasToString("{\"b\":2}");
        assertThat(original).hasToString("{\"a\":1,\"b\":2}");
    }
}
