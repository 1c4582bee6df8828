package dev.dmcp.engine.buildkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.BuildOptions.Cache;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.buildkit.BuildKitImageBuilder;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.buildkit.ThisMachine;
import dev.dmcp.engine.buildkit.session.CredentialService.Credentials;
import dev.dmcp.engine.buildkit.store.StoreFixture.Store;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.DockerImageTransfer;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Caches of GitHub Actions, as far as a machine can tell that is not GitHub's: the builder asks at the address, with the
 * token and for the scope that a job's environment and the user name, and for nothing else than where docker buildx tells
 * it of the cache.
 */
@ExtendWith(StoreFixture.class)
class GithubCacheIT {
    private static final Cache CACHE = new Cache("gha", Map.of("scope", "of-this-test", "mode", "max"));

    /** What a job has in its environment: GitHub's servers of today, and those that companies run themselves. */
    enum Job {
        SECOND_VERSION("/twirp/github.actions.results.api.v1.CacheService/"),
        FIRST_VERSION("/_apis/artifactcache/");

        private final String path;

        Job(String path) {
            this.path = path;
        }

        Map<String, String> environment(String address) {
            Map<String, String> variables = new HashMap<>();
            variables.put("ACTIONS_RUNTIME_TOKEN", GithubCacheService.TOKEN);
            variables.put("ACTIONS_CACHE_URL", address);
            variables.put("ACTIONS_RESULTS_URL", address);
            variables.put("ACTIONS_CACHE_SERVICE_V2", this == SECOND_VERSION ? "true" : "");
            return variables;
        }
    }

    private final Store store;
    private final GithubCacheService service = new GithubCacheService();

    GithubCacheIT(Store store) throws IOException {
        this.store = store;
    }

    @AfterEach
    void stop() {
        service.close();
    }

    private Path steps() throws IOException {
        return store.context("github", """
                FROM scratch
                COPY busybox /bin/busybox
                RUN ["/bin/busybox", "touch", "-d", "@0", "/made"]
                """);
    }

    private void build(Map<String, String> environment, List<Cache> from, List<Cache> to) throws Exception {
        ImageBuilder builder = new BuildKitImageBuilder(
                BuilderPlace.engine(store.engine.connector(), "test"),
                new DockerImageTransfer(new DockerApi(store.engine.address()), registry -> Optional.empty()),
                new ThisMachine(host -> Credentials.NONE, environment, "test"),
                RegistryPatience.USUAL);
        store.build(builder, Store.image(steps(), "github:1", BuildOptions.USUAL.withCaches(from, to)));
        assertThat(store.events.toString()).as("what is shown").doesNotContain(GithubCacheService.TOKEN);
    }

    @ParameterizedTest
    @EnumSource
    void a_cache_in_the_service_spares_every_step_of_a_machine_that_knows_none(Job job) throws Exception {
        Map<String, String> environment = job.environment(service.address());
        build(environment, List.of(CACHE), List.of(CACHE));
        assertThat(service.asked())
                .anySatisfy(request -> assertThat(request).contains("of-this-test"))
                .allSatisfy(request -> assertThat(request).contains(job.path, " in our name"));
        store.forgetEverything();

        build(environment, List.of(CACHE), List.of());

        assertThat(store.stepsThatRan()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_builder_asks_for_the_same_as_when_docker_buildx_tells_it(Job job) throws Exception {
        Map<String, String> environment = job.environment(service.address());
        store.forgetEverything();
        build(environment, List.of(CACHE), List.of(CACHE));
        List<String> ours = service.asked();
        service.forget();
        store.forgetEverything();

        buildx(environment);

        assertThat(ours).isNotEmpty().containsExactlyInAnyOrderElementsOf(service.asked());
    }

    private void buildx(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        "docker",
                        "--host=unix://" + store.engine.socket(),
                        "buildx",
                        "build",
                        "--cache-from=type=gha,scope=of-this-test",
                        "--cache-to=type=gha,scope=of-this-test,mode=max",
                        "--tag=github:1",
                        steps().toString())
                .redirectErrorStream(true)
                .redirectOutput(store.folder.resolve("buildx.log").toFile());
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).isZero();
    }

    @Test
    void what_the_user_says_wins_over_the_job() throws Exception {
        build(
                Map.of("ACTIONS_CACHE_URL", "http://127.0.0.1:1/", "ACTIONS_RUNTIME_TOKEN", "none"),
                List.of(new Cache("gha", Map.of("url", service.address(), "token", GithubCacheService.TOKEN))),
                List.of());

        assertThat(service.asked())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(request).contains("in our name"));
    }

    @Test
    void a_service_that_refuses_fails_no_build_and_its_token_is_not_shown() throws Exception {
        Map<String, String> environment = Job.SECOND_VERSION.environment("http://127.0.0.1:1/");

        build(environment, List.of(CACHE), List.of());

        assertThat(store.events).anyMatch(event -> event instanceof Event.Build.TargetDone);
    }

    @Test
    void outside_of_a_job_it_is_left_out_and_said_so_once() throws Exception {
        build(Map.of(), List.of(CACHE), List.of(CACHE));

        assertThat(store.events)
                .filteredOn(Event.Warning.class::isInstance)
                .singleElement()
                .satisfies(event ->
                        assertThat(((Event.Warning) event).sentence()).startsWith("the cache `type=gha` is left out"));
        assertThat(service.asked()).isEmpty();
    }
}
