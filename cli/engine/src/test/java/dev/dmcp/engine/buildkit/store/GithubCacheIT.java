package dev.dmcp.engine.buildkit.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.dmcp.application.event.Event;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.buildkit.RegistryPatience;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageTransfer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Caches of GitHub Actions, as far as a machine can tell that is not GitHub's: the builder asks at the address, with the
 * token and for the scope that a job's environment and the user name. What a cache holds is between the two.
 */
@ExtendWith(StoreFixture.class)
class GithubCacheIT {
    /** The builder looks into the token for the scopes that it may write. */
    private static final String TOKEN = String.join(
            ".",
            encoded("{\"alg\":\"none\"}"),
            encoded(
                    "{\"nbf\":0,\"exp\":99999999999,\"ac\":\"[{\\\"Scope\\\":\\\"refs/heads/main\\\",\\\"Permission\\\":3}]\"}"),
            "");

    private final Store store;
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    GithubCacheIT(Store store) throws IOException {
        this.store = store;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::nothingHere);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** An answer that no cache service gives, so that the builder goes on without one. */
    private void nothingHere(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        asked.add(exchange.getRequestURI() + " " + body
                + (authorization.equals("Bearer " + TOKEN) ? " in our name" : ""));
        exchange.sendResponseHeaders(404, -1);
        exchange.close();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void build(Map<String, String> environment, List<Cache> from, List<Cache> to) throws Exception {
        Path context = store.context("github", "FROM scratch\nCOPY busybox /bin/busybox\n");
        ImageBuilder builder = new BuildKitImageBuilder(
                BuilderPlace.engine(store.engine.connector(), "test"),
                new DockerImageTransfer(new DockerApi(store.engine.address()), registry -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, environment, "test"),
                RegistryPatience.USUAL);
        store.build(builder, Store.image(context, "github:1", BuildOptions.USUAL.withCaches(from, to)));
    }

    @Test
    void the_builder_asks_where_the_job_says_with_its_token() throws Exception {
        build(
                Map.of("ACTIONS_CACHE_URL", address(), "ACTIONS_RUNTIME_TOKEN", TOKEN),
                List.of(new Cache("gha", Map.of("scope", "of-this-test"))),
                List.of());

        assertThat(asked)
                .anySatisfy(request -> assertThat(request)
                        .startsWith("/_apis/artifactcache/cache?keys=")
                        .contains("of-this-test", "in our name"));
    }

    @Test
    void the_second_version_of_the_service_is_asked_where_it_is_on() throws Exception {
        build(
                Map.of(
                        "ACTIONS_RESULTS_URL",
                        address(),
                        "ACTIONS_RUNTIME_TOKEN",
                        TOKEN,
                        "ACTIONS_CACHE_SERVICE_V2",
                        "true"),
                List.of(new Cache("gha", Map.of("scope", "of-this-test"))),
                List.of());

        assertThat(asked)
                .anySatisfy(request -> assertThat(request)
                        .startsWith("/twirp/github.actions.results.api.v1.CacheService/")
                        .contains("of-this-test", "in our name"));
    }

    @Test
    void what_the_user_says_wins_over_the_job() throws Exception {
        build(
                Map.of("ACTIONS_CACHE_URL", "http://127.0.0.1:1/", "ACTIONS_RUNTIME_TOKEN", "none"),
                List.of(new Cache("gha", Map.of("url", address(), "token", TOKEN))),
                List.of());

        assertThat(asked).isNotEmpty().allSatisfy(request -> assertThat(request).contains("in our name"));
    }

    @Test
    void outside_of_a_job_it_is_left_out_and_said_so_once() throws Exception {
        Cache cache = new Cache("gha", Map.of("scope", "main"));
        build(Map.of(), List.of(cache), List.of(cache));

        assertThat(store.events)
                .filteredOn(Event.Warning.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((Event.Warning) event).sentence()).startsWith("the cache `type=gha` is left out"));
        assertThat(asked).isEmpty();
    }
}
