package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.image.BuildOptions.Cache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the builder is told of caches of GitHub Actions: what docker buildx 0.29 tells it. */
class CacheEntriesTest {
    private static final String TOKEN = "ACTIONS_RUNTIME_TOKEN";
    private static final String CACHE = "ACTIONS_CACHE_URL";
    private static final String RESULTS = "ACTIONS_RESULTS_URL";
    private static final String SECOND = "ACTIONS_CACHE_SERVICE_V2";

    private final List<String> warnings = new ArrayList<>();

    private Map<String, String> told(Map<String, String> environment, Map<String, String> said) {
        return new CacheEntries(environment, warnings::add)
                .exports(List.of(new Cache("gha", said)))
                .getFirst()
                .attributes();
    }

    @Test
    void a_service_of_the_first_version_is_told_of_by_its_own_address() {
        Map<String, String> job = Map.of(TOKEN, "t", CACHE, "http://cache/", RESULTS, "http://results/");

        assertThat(told(job, Map.of("scope", "main", "mode", "max")))
                .isEqualTo(Map.of("scope", "main", "mode", "max", "token", "t", "url", "http://cache/"));
        assertThat(told(Map.of(TOKEN, "t", RESULTS, "http://results/"), Map.of()))
                .isEqualTo(Map.of("token", "t", "url", "http://results/"));
    }

    @Test
    void one_of_the_second_version_is_told_of_by_both() {
        Map<String, String> both = Map.of("token", "t", "url", "http://cache/", "url_v2", "http://results/");

        for (String truth : List.of("true", "True", "1")) {
            assertThat(told(
                            Map.of(TOKEN, "t", CACHE, "http://cache/", RESULTS, "http://results/", SECOND, truth),
                            Map.of()))
                    .isEqualTo(both);
        }
        assertThat(told(
                        Map.of(TOKEN, "t", CACHE, "http://cache/", RESULTS, "http://results/", SECOND, "false"),
                        Map.of()))
                .doesNotContainKey("url_v2");
    }

    @Test
    void what_the_user_says_wins() {
        Map<String, String> job =
                Map.of(TOKEN, "t", CACHE, "http://cache/", RESULTS, "http://results/", SECOND, "true");

        assertThat(told(job, Map.of("version", "1")))
                .isEqualTo(Map.of("version", "1", "token", "t", "url", "http://cache/"));
        assertThat(told(job, Map.of("token", "mine", "url_v2", "http://mine/")))
                .isEqualTo(Map.of("token", "mine", "url", "http://cache/", "url_v2", "http://mine/"));
        assertThat(told(Map.of(), Map.of("token", "mine", "url_v2", "http://mine/", "version", "2")))
                .hasSize(3);
        assertThat(warnings).isEmpty();
    }

    @Test
    void without_address_or_token_it_is_left_out_which_is_said_once_and_without_the_token() {
        for (Map<String, String> environment : List.of(
                Map.of(TOKEN, "secret-of-the-job"), Map.of(RESULTS, "http://results/"), Map.of(TOKEN, "", CACHE, ""))) {
            warnings.clear();
            CacheEntries entries = new CacheEntries(environment, warnings::add);
            Cache cache = new Cache("gha", Map.of());

            assertThat(entries.exports(List.of(cache, cache))).isEmpty();
            assertThat(warnings)
                    .singleElement()
                    .asString()
                    .startsWith("the cache `type=gha` is left out: `ACTIONS_RUNTIME_TOKEN` and `ACTIONS_RESULTS_URL`")
                    .doesNotContain("secret-of-the-job");
        }
    }
}
