package dev.dmcp.service.gateway.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.Tool;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ToolIndexTest {
    private final ToolIndex index = ToolIndex.of(List.of(
            tool("files", "readFile", "Reads a text file from disk."),
            tool("files", "write_file", "Writes a text file to disk."),
            tool("mail", "send", "Sends a message with files to somebody."),
            tool("git", "log", "Shows who changed what.")));

    @Test
    void a_word_in_the_name_comes_before_one_in_the_description() {
        assertThat(found("file")).containsExactly("files__readFile", "files__write_file", "mail__send");
    }

    @Test
    void a_rare_word_decides_between_tools_that_share_the_common_ones() {
        assertThat(found("write a file to disk")).startsWith("files__write_file");
        assertThat(found("READ file")).startsWith("files__readFile");
    }

    @Test
    void other_forms_of_a_word_are_found_by_its_beginning() {
        assertThat(found("sending")).containsExactly("mail__send");
        assertThat(found("changes")).containsExactly("git__log");
    }

    @Test
    void what_has_none_of_the_words_is_not_found_and_there_are_no_more_than_asked_for() {
        assertThat(found("zebra")).isEmpty();
        assertThat(found("")).isEmpty();
        assertThat(index.find("file", 1)).hasSize(1);
    }

    private List<String> found(String question) {
        return index.find(question, 10).stream().map(OfferedTool::name).toList();
    }

    private static OfferedTool tool(String server, String name, String description) {
        return new OfferedTool(server, new Tool(name, description, JsonObject.empty()));
    }
}
