package dev.dmcp.mcp.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
    @Test
    void a_request_has_an_id_and_a_method() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\"}"))
                .isEqualTo(new Message.Request(new RequestId.Numeric(7), "ping", JsonObject.empty()));
    }

    @Test
    void a_number_and_a_text_of_the_same_digits_are_two_ids() {
        assertThat(new RequestId.Text("7").toJson()).isNotEqualTo(new RequestId.Numeric(7).toJson());
    }

    @Test
    void without_an_id_it_is_a_notification() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"news\",\"params\":{}}"))
                .isEqualTo(new Message.Notification("news", JsonObject.empty()));
    }

    @Test
    void an_error_may_answer_a_request_that_nobody_could_read() {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"what?\"}}"))
                .isEqualTo(new Message.Failure(Optional.empty(), new RpcError(-32700, "what?")));
    }

    @Test
    void what_was_written_reads_as_the_same() {
        Message message = new Message.Failure(
                new RequestId.Text("a"),
                new RpcError(-32602, "no", JsonObject.builder().put("uri", "x").build()));
        assertThat(MessageReader.read(message.toJson())).isEqualTo(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"result\":{}}"
            })
    void what_is_no_message_is_an_invalid_request(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\":1,\"a\":2}", "nonsense"})
    void what_is_no_json_is_a_parse_error(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        RpcException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.PARSE_ERROR));
    }

    @Test
    void ten_thousand_levels_of_nesting_are_refused() {
        assertThatThrownBy(() -> read("[".repeat(10_000) + "]".repeat(10_000))).isInstanceOf(RpcException.class);
    }

    private static Message read(String text) {
        return MessageReader.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
