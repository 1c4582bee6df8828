package dev.dmcp.mcp.era.modern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class StateSealTest {
    private static final JsonObject STATE = JsonObject.builder().put("round", 2).build();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-01T00:00:00Z"));
    private final StateSeal seal = new StateSeal(StateSeal.freshKey(), Duration.ofMinutes(10), now::get);

    @Test
    void a_state_comes_back_as_it_was() {
        assertThat(seal.open(seal.seal(STATE, "call"), "call")).isEqualTo(STATE);
    }

    @Test
    void a_changed_state_is_refused() {
        String sealed = seal.seal(STATE, "call");
        assertThatThrownBy(() -> seal.open(sealed + "A", "call")).isInstanceOf(RpcException.class);
        assertThatThrownBy(() -> seal.open("A" + sealed, "call")).isInstanceOf(RpcException.class);
        assertThatThrownBy(() -> seal.open(sealed.substring(0, sealed.indexOf('.')), "call"))
                .isInstanceOf(RpcException.class);
        assertThatThrownBy(() -> seal.open("", "call")).isInstanceOf(RpcException.class);
    }

    @Test
    void a_state_of_another_request_or_caller_is_refused() {
        assertThatThrownBy(() -> seal.open(seal.seal(STATE, "ada's call"), "bob's call"))
                .isInstanceOf(RpcException.class);
    }

    @Test
    void a_state_that_another_key_signed_is_refused() {
        StateSeal other = new StateSeal(StateSeal.freshKey(), Duration.ofMinutes(10), now::get);
        assertThatThrownBy(() -> seal.open(other.seal(STATE, "call"), "call")).isInstanceOf(RpcException.class);
    }

    @Test
    void a_state_expires() {
        String sealed = seal.seal(STATE, "call");
        now.updateAndGet(time -> time.plus(Duration.ofMinutes(11)));
        assertThatThrownBy(() -> seal.open(sealed, "call"))
                .isInstanceOf(RpcException.class)
                .hasMessageContaining("expired");
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> new StateSeal(new byte[16], Duration.ofMinutes(1), now::get))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
