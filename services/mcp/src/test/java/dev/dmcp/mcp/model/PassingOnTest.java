package dev.dmcp.mcp.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import org.junit.jupiter.api.Test;

/** A gateway reads what one server says and tells it to another client: nothing may get lost on the way. */
class PassingOnTest {
    @Test
    void a_tool_keeps_members_that_mean_nothing_here() {
        JsonObject json = object("""
                {"name":"t","title":"T","description":"d","inputSchema":{"type":"object","x":1},
                 "outputSchema":{"type":"object"},"annotations":{"readOnlyHint":true,"future":1},
                 "icons":[{"src":"data:,"}],"execution":{"taskSupport":"optional"},"_meta":{"a":1}}""");
        assertThat(Tool.of(json).toJson()).isEqualTo(json);
    }

    @Test
    void a_result_keeps_content_of_kinds_to_come() {
        JsonObject json = object("""
                {"content":[{"type":"text","text":"a"},{"type":"text","text":"b","annotations":{"priority":1}},
                   {"type":"hologram","data":"x"}],
                 "structuredContent":[1,2],"isError":true,"_meta":{"a":1}}""");
        assertThat(ToolResult.of(json).toJson()).isEqualTo(json);
    }

    @Test
    void a_resource_and_its_contents_stay_as_they_are() {
        JsonObject resource = object("{\"uri\":\"a:b\",\"name\":\"n\",\"title\":\"t\",\"size\":5,\"icons\":[]}");
        JsonObject contents = object("{\"contents\":[{\"uri\":\"a:b\",\"blob\":\"AA==\",\"_meta\":{}}]}");
        assertThat(Resource.of(resource).toJson()).isEqualTo(resource);
        assertThat(ResourceResult.of(contents).toJson()).isEqualTo(contents);
    }

    @Test
    void a_prompt_keeps_its_icons() {
        JsonObject json = object("""
                {"name":"p","description":"d","arguments":[{"name":"a","description":"x","required":true}],
                 "icons":[]}""");
        assertThat(Prompt.of(json).toJson()).isEqualTo(json);
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
