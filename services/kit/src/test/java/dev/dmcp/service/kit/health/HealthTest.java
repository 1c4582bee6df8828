package dev.dmcp.service.kit.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.http.Headers;
import dev.dmcp.service.kit.http.Request;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.http.Router;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void a_service_whose_checks_pass_is_ok_and_names_itself() throws Exception {
        Response answer = get(health(check("database", true, true)), "/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(body(answer).without("uptimeSeconds"))
                .hasToString("{\"status\":\"ok\",\"service\":\"demo\",\"version\":\"1.2\",\"instance\":\"abc\","
                        + "\"checks\":{\"database\":{\"kind\":\"test\",\"status\":\"ok\"}}}");
    }

    @Test
    void without_something_essential_it_is_down_but_lives() throws Exception {
        Health health = health(check("database", false, true), check("peer", false, false));

        assertThat(get(health, "/health").status()).isEqualTo(503);
        assertThat(body(get(health, "/health")).string("status")).contains("down");
        assertThat(get(health, "/health/live").status()).isEqualTo(200);
    }

    @Test
    void without_something_merely_useful_it_is_degraded_and_usable() throws Exception {
        Response answer = get(health(check("database", true, true), check("peer", false, false)), "/health");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(body(answer).string("status")).contains("degraded");
        assertThat(body(answer)
                        .object("checks")
                        .flatMap(checks -> checks.object("peer"))
                        .flatMap(peer -> peer.string("reason")))
                .contains("away");
    }

    @Test
    void a_service_that_stops_is_not_ready_any_more() throws Exception {
        Health health = health(check("database", true, true));
        health.stopping();

        assertThat(get(health, "/health/ready").status()).isEqualTo(503);
        assertThat(get(health, "/health/live").status()).isEqualTo(200);
    }

    @Test
    void asking_often_looks_once() throws Exception {
        Health health = health(check("database", true, true));
        for (int i = 0; i < 50; i++) {
            get(health, "/health");
        }

        assertThat(looks.get()).isLessThan(25);
    }

    private HealthCheck check(String name, boolean works, boolean essential) {
        return new HealthCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean essential() {
                return essential;
            }

            @Override
            public JsonObject check() throws UnhealthyException {
                looks.incrementAndGet();
                if (!works) {
                    throw new UnhealthyException("away");
                }
                return JsonObject.builder().put("kind", "test").build();
            }
        };
    }

    private static Health health(HealthCheck... checks) {
        return new Health(new Health.Identity("demo", "1.2", "abc"), List.of(checks));
    }

    private static Response get(Health health, String path) throws Exception {
        return new Router(health.routes()).handle(Request.of("GET", path, Headers.empty(), new byte[0]));
    }

    private static JsonObject body(Response response) {
        return response.body() instanceof Response.Body.Whole(byte[] bytes)
                ? Json.parse(bytes).asObject().orElseThrow()
                : JsonObject.empty();
    }
}
