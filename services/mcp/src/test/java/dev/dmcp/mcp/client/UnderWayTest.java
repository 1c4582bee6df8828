package dev.dmcp.mcp.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnderWayTest {
    private static final InputRequest QUESTION = InputRequest.Elicitation.form("Name?", JsonObject.empty());
    private static final RequestId FIRST = new RequestId.Numeric(1);
    private static final RequestId SECOND = new RequestId.Numeric(2);

    private final UnderWay underWay = new UnderWay();
    private final CallOptions deaf = CallOptions.within(Duration.ofSeconds(1));
    private final CallOptions ada = deaf.withResponder(new Asked());
    private final CallOptions eve = deaf.withResponder(new Asked());

    @Test
    void a_question_on_the_stream_of_a_request_belongs_to_that_request() {
        underWay.begin(FIRST, ada);
        underWay.begin(SECOND, eve);

        assertThat(underWay.asked(Optional.of(SECOND), QUESTION)).containsSame(eve);
    }

    @Test
    void a_question_beside_all_streams_belongs_to_the_only_request_that_can_be_asked() {
        underWay.begin(FIRST, deaf);
        UnderWay.End end = underWay.begin(SECOND, ada);
        assertThat(underWay.asked(Optional.empty(), QUESTION)).containsSame(ada);

        end.close();
        assertThat(underWay.asked(Optional.empty(), QUESTION)).isEmpty();
    }

    @Test
    void a_question_that_could_be_for_two_callers_is_put_to_neither() {
        underWay.begin(FIRST, ada);
        underWay.begin(SECOND, eve);

        assertThat(underWay.isAmbiguous(QUESTION)).isTrue();
        assertThat(underWay.asked(Optional.empty(), QUESTION)).isEmpty();
    }

    private static final class Asked implements InputResponder {
        @Override
        public ClientCapabilities capabilities() {
            return new ClientCapabilities(JsonObject.builder()
                    .put(ClientCapabilities.ELICITATION, JsonObject.empty())
                    .build());
        }

        @Override
        public JsonObject answer(InputRequest request) {
            return JsonObject.empty();
        }
    }
}
