package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;
import org.junit.jupiter.api.Test;

class OfferedToolTest {

    @Test
    void a_tool_is_offered_under_its_servers_name() {
        assertThat(name("memory", "memory_recall")).isEqualTo("memory__memory_recall");
    }

    @Test
    void a_name_that_is_too_long_is_cut_and_stays_apart_from_its_like() {
        String first = name("server", "a_tool_with_a_very_long_name_".repeat(3) + "one");
        String second = name("server", "a_tool_with_a_very_long_name_".repeat(3) + "two");

        assertThat(first)
                .hasSizeLessThanOrEqualTo(64)
                .startsWith("server__a_tool")
                .isNotEqualTo(second);
    }

    @Test
    void characters_that_clients_refuse_are_replaced() {
        assertThat(name("files", "read.file/v2")).matches("files__read_file_v2_[0-9a-f]+");
        assertThat(name("files", "read.file")).isNotEqualTo(name("files", "read/file"));
    }

    private static String name(String server, String tool) {
        return new OfferedTool(server, new Tool(tool, "", JsonObject.empty())).name();
    }
}
