package dev.dmcp.conversation.argument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentReaderTest {
    private static final JsonObject SCHEMA = Json.parse("""
            {"type": "object",
             "properties": {
               "text": {"type": "string"},
               "count": {"type": "integer"},
               "share": {"type": "number"},
               "deep": {"type": "boolean"},
               "tags": {"type": "array", "items": {"type": "string"}},
               "numbers": {"type": "array", "items": {"type": "integer"}},
               "filter": {"$ref": "#/$defs/Filter"},
               "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
               "maybe": {"type": ["string", "null"]},
               "dotted.name": {"type": "string"},
               "any": {}},
             "$defs": {"Filter": {"type": "object", "properties": {"after": {"type": "string"}, "limit": {"type": "integer"}}}}}
            """).asObject().orElseThrow();

    private static JsonObject read(String... words) {
        return new ArgumentReader(Shape.of(SCHEMA)).read(JsonObject.empty(), List.of(words));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "text=5 | {\"text\":\"5\"}",
                "text=true | {\"text\":\"true\"}",
                "text=a=b | {\"text\":\"a=b\"}",
                "text= | {\"text\":\"\"}",
                "count=5 | {\"count\":5}",
                "share=0.5 | {\"share\":0.5}",
                "deep=false | {\"deep\":false}",
                "tags=[\"a\"] | {\"tags\":[\"a\"]}",
                "filter={\"limit\":3} | {\"filter\":{\"limit\":3}}",
                "filter.limit=3 | {\"filter\":{\"limit\":3}}",
                "filter.after=2026 | {\"filter\":{\"after\":\"2026\"}}",
                "either=5 | {\"either\":5}",
                "either=five | {\"either\":\"five\"}",
                "maybe=null | {\"maybe\":null}",
                "maybe=nul | {\"maybe\":\"nul\"}",
                "dotted.name=x | {\"dotted.name\":\"x\"}",
                "any=5 | {\"any\":5}",
                "any=five | {\"any\":\"five\"}",
                "any=[1] | {\"any\":[1]}",
                "unknown=5 | {\"unknown\":5}",
                "text:=5 | {\"text\":5}",
            })
    void the_schema_says_what_a_value_is(String word, String expected) {
        assertThat(read(word)).hasToString(expected);
    }

    @Test
    void a_list_takes_one_item_each_time_and_members_come_together() {
        assertThat(read("tags=a", "tags=b", "numbers=1", "filter.limit=3", "filter.after=now"))
                .hasToString("{\"tags\":[\"a\",\"b\"],\"numbers\":[1],\"filter\":{\"limit\":3,\"after\":\"now\"}}");
    }

    @Test
    void words_go_over_what_was_given_whole() {
        JsonObject whole =
                Json.parse("{\"text\":\"old\",\"count\":1}").asObject().orElseThrow();

        assertThat(new ArgumentReader(Shape.of(SCHEMA)).read(whole, List.of("text=new")))
                .hasToString("{\"text\":\"new\",\"count\":1}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count=five | `count` must be an integer, not `five`",
                "deep=yes | `deep` must be a boolean, not `yes`",
                "numbers=a | `numbers` must be an integer, not `a`",
                "text | `--arg text` has no value",
                "=x | `--arg =x` has no value",
                "filter=x | `filter` must be JSON, and `x` is none",
                "filter.limit=x | `filter.limit` must be an integer, not `x`",
            })
    void what_cannot_be_read_is_refused_with_its_name(String word, String sentence) {
        assertThatThrownBy(() -> read(word))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessageStartingWith(sentence);
    }
}
