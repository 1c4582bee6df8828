package dev.dmcp.service.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.auth.Tokens;
import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.Secret;
import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.lifecycle.RunningService;
import dev.dmcp.service.kit.lifecycle.ServiceDefinition;
import dev.dmcp.service.kit.lifecycle.StartFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every service of ours withstands, each tried on the running service. */
public abstract class ServiceSecurityContract {
    protected static final String KEY = "a key of at least thirty-two bytes!";
    protected static final String TOKEN = tokens(KEY, Clock.systemUTC()).issue("ada", Duration.ofMinutes(10));
    private static final List<String> EVIL = List.of(
            "x'; DROP TABLE memories; --",
            "x\" OR \"1\"=\"1",
            "' UNION SELECT name, sql FROM sqlite_master --",
            "x\n{\"level\":\"error\",\"message\":\"forged\"}",
            "x\r\nset-cookie: a=b\r\n\r\n",
            "\u001b[2J\u2028\u0000\ud800",
            "%s%n%x ${jndi:ldap://127.0.0.1/a}");

    private final HttpClient client = HttpClient.newHttpClient();
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private RunningService service;

    /**
     * A call of the service.
     *
     * @param body JSON
     */
    public record Call(String method, String path, String body) {}

    /** The service. */
    protected abstract ServiceDefinition definition();

    /** What it needs in its environment besides a data folder, a port and a key. */
    protected abstract Map<String, String> environment();

    /** A call that is answered 200 to a signed-in user, and takes a JSON body. */
    protected abstract Call guarded();

    /** Calls that carry a text of a stranger wherever the service takes one. */
    protected abstract List<Call> carrying(String text);

    @BeforeEach
    void start() throws Exception {
        service = start(Map.of());
    }

    private RunningService start(Map<String, String> more) throws StartFailure, InterruptedException {
        var variables = new HashMap<>(environment());
        variables.put("DATA_DIR", folder.toString());
        variables.put("PORT", "0");
        variables.put("JWT_SECRET", KEY);
        variables.putAll(more);
        return RunningService.start(
                definition(), new Environment(variables), "test", new PrintStream(log, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stop() {
        service.close();
        client.close();
    }

    @Test
    void a_call_of_a_signed_in_user_is_answered() throws Exception {
        assertThat(send(guarded(), TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void without_a_token_nobody_gets_in_through_a_proxy_or_where_tokens_are_required() throws Exception {
        assertThat(client.send(
                                request(guarded())
                                        .header("x-forwarded-for", "203.0.113.9")
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        service.close();
        service = start(Map.of("DMCP_AUTH", "required"));
        assertThat(client.send(request(guarded()).build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
        assertThat(send(guarded(), TOKEN).statusCode()).isEqualTo(200);
    }

    @Test
    void a_token_that_is_forged_or_over_is_refused() throws Exception {
        String[] parts = TOKEN.split("\\.", -1);
        String none = encode("{\"alg\":\"none\",\"typ\":\"JWT\"}");
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        for (String bad : List.of(
                tokens("another key of at least 32 bytes!!", Clock.systemUTC()).issue("ada", Duration.ofHours(1)),
                tokens(KEY, yesterday).issue("ada", Duration.ofHours(1)),
                none + "." + parts[1] + ".",
                none + "." + parts[1] + "." + parts[2],
                parts[0] + "." + encode("{\"sub\":\"root\",\"iss\":\"dmcp\",\"aud\":\"dmcp\",\"exp\":9999999999}") + "."
                        + parts[2],
                parts[0] + "." + parts[1] + ".",
                "x")) {
            assertThat(send(guarded(), bad).statusCode()).as(bad).isEqualTo(401);
        }
        assertThat(log()).doesNotContain(parts[1]);
    }

    @Test
    void a_name_that_was_rebound_to_this_machine_and_a_page_of_a_stranger_are_refused() throws Exception {
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80")) {
            assertThat(raw(guarded(), "Host: " + host + "\r\n", guarded().body()))
                    .as(host)
                    .startsWith("HTTP/1.1 403");
        }
        for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example")) {
            assertThat(raw(
                            guarded(),
                            "Host: 127.0.0.1\r\nOrigin: " + origin + "\r\n",
                            guarded().body()))
                    .as(origin)
                    .startsWith("HTTP/1.1 403");
        }
        assertThat(raw(guarded(), "Host: 127.0.0.1\r\n", guarded().body())).startsWith("HTTP/1.1 200");
    }

    @Test
    void a_body_of_a_hundred_megabytes_is_refused_before_it_is_read() throws Exception {
        long length = 100L << 20;
        String head = guarded().method() + " " + guarded().path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Authorization: Bearer " + TOKEN + "\r\nContent-Type: application/json\r\n";

        assertThat(http().send(head + "Content-Length: " + length + "\r\n\r\n{"))
                .startsWith("HTTP/1.1 413");
        assertThat(http().sendChunks(head + "Transfer-Encoding: chunked\r\n\r\n", length))
                .doesNotContain("HTTP/1.1 200");
        assertHealthy();
    }

    @Test
    void senders_that_dawdle_hold_up_nobody_and_are_cut_off() throws Exception {
        // The POM of the services sets sun.net.httpserver.maxReqTime to 3 seconds for tests.
        String head = guarded().method() + " " + guarded().path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                + "Authorization: Bearer " + TOKEN
                + "\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{";
        var slow = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                Socket socket = http().open();
                slow.add(socket);
                String sent = i % 2 == 0 ? head : head.substring(0, 20);
                socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
            }
            long began = System.nanoTime();
            assertHealthy();
            assertThat(send(guarded(), TOKEN).statusCode()).isEqualTo(200);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            for (Socket socket : slow) {
                assertThat(RawHttp.answer(socket.getInputStream())).doesNotContain("HTTP/1.1 200");
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void ten_thousand_levels_of_json_are_refused() throws Exception {
        for (String deep : List.of("[".repeat(10_000), "{\"a\":".repeat(10_000))) {
            var call = new Call(guarded().method(), guarded().path(), deep);
            assertThat(send(call, TOKEN).statusCode()).isEqualTo(400);
        }
        assertHealthy();
        assertThat(log()).doesNotContain("\"level\":\"error\"");
    }

    @Test
    void texts_of_strangers_are_neither_obeyed_nor_able_to_forge_lines() throws Exception {
        for (String text : EVIL) {
            String user = tokens(KEY, Clock.systemUTC()).issue(text, Duration.ofMinutes(1));
            for (Call call : carrying(text)) {
                assertThat(send(call, TOKEN).statusCode()).as(call.toString()).isLessThan(500);
                assertThat(send(call, user).statusCode()).as(call.toString()).isLessThan(500);
            }
        }
        assertHealthy();
        assertThat(send(guarded(), TOKEN).statusCode()).isEqualTo(200);
        assertThat(log().lines())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(
                                Json.parse(line).asObject().orElseThrow().string("service"))
                        .contains(definition().name()));
        assertThat(log()).doesNotContain("\"level\":\"error\"");
    }

    @Test
    void no_path_leads_out_of_the_service() throws Exception {
        for (String target : List.of(
                "/../../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2f..%2fetc%2fpasswd",
                "/health/../../etc/passwd",
                "//etc/passwd",
                "/%00/etc/passwd",
                "/%ff%fe",
                "/%",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd")) {
            String answer = http().send("GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + TOKEN + "\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(target).doesNotContain("root:", "HTTP/1.1 200", "HTTP/1.1 500");
        }
        assertHealthy();
        assertThat(log()).doesNotContain("\"level\":\"error\"");
    }

    /** A text within JSON. */
    protected static String quoted(String text) {
        return new dev.dmcp.service.kit.json.JsonString(text).toString();
    }

    private void assertHealthy() throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(uri("/health"))
                .timeout(Duration.ofSeconds(10))
                .build();
        assertThat(client.send(health, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    private String raw(Call call, String headers, String body) throws IOException {
        return http().send(
                        call.method() + " " + call.path() + " HTTP/1.1\r\n" + headers + "Authorization: Bearer " + TOKEN
                                + "\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    private RawHttp http() {
        return new RawHttp(service.port());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + service.port() + path);
    }

    private HttpRequest.Builder request(Call call) {
        return HttpRequest.newBuilder(uri(call.path()))
                .header("content-type", "application/json")
                .header("accept", "application/json, text/event-stream")
                .method(call.method(), BodyPublishers.ofString(call.body()));
    }

    private HttpResponse<String> send(Call call, String token) throws IOException, InterruptedException {
        return client.send(
                request(call).header("authorization", "Bearer " + token).build(), BodyHandlers.ofString());
    }

    private String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    private static Tokens tokens(String key, Clock clock) {
        return new Tokens(Secret.of(key), clock);
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
