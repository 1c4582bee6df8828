package dev.dmcp.application.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.image.BuildHistory;
import dev.dmcp.application.image.BuildRecord;
import dev.dmcp.application.image.CacheRecord;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.application.image.ImageLabels;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CleanPlannerTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final List<EngineImage> images = new ArrayList<>();
    private final Set<String> inUse = new HashSet<>();
    private final List<CacheRecord> cache = new ArrayList<>();
    private final List<BuildRecord> history = new ArrayList<>();

    @Test
    void earlier_images_of_this_project_go_and_the_named_ones_stay() {
        image("aaa", "dynamic-mcp", "server", 1, "dynamic-mcp-server:latest");
        image("bbb", "dynamic-mcp", "server", 2);
        image("ccc", "dynamic-mcp", "client", 3, "dynamic-mcp-client:latest");

        assertThat(selective()).isEqualTo("""
                clean dynamic-mcp:
                  s1  remove image bbbbbbbbbbbb (200 MB)  (an earlier server)
                """);
    }

    @Test
    void a_neighbour_whose_name_contains_ours_is_left_alone() {
        image("aaa", "dynamic-mcp-2", "server", 1, "dynamic-mcp-2-server:latest");
        image("bbb", "dynamic-mcp-2", "server", 2);
        image("ccc", "", "", 3, "acme/not-dynamic-mcp-server:latest");

        assertThat(selective()).isEqualTo("clean dynamic-mcp: nothing to do\n");
    }

    @Test
    void what_a_container_uses_stays_be_it_stopped() {
        image("aaa", "dynamic-mcp", "server", 1);
        inUse.add(id("aaa"));

        assertThat(selective()).isEqualTo("clean dynamic-mcp: nothing to do\n");
    }

    @Test
    void an_image_that_somebody_gave_a_name_or_built_on_ours_stays() {
        image("aaa", "dynamic-mcp", "server", 1, "acme/backup:1");
        image("bbb", "dynamic-mcp", "server", 2, "localhost:5000/dynamic-mcp-server:latest");

        assertThat(selective()).isEqualTo("clean dynamic-mcp: nothing to do\n");
    }

    @Test
    void the_image_of_a_service_that_the_project_no_longer_has_goes_by_its_name() {
        image("aaa", "dynamic-mcp", "worker", 1, "dynamic-mcp-worker:latest", "dynamic-mcp-worker:v1");

        assertThat(selective()).isEqualTo("""
                clean dynamic-mcp:
                  s1  remove image dynamic-mcp-worker:latest (200 MB)  (no longer named by the project)
                  s2  remove image dynamic-mcp-worker:v1 (200 MB)  (no longer named by the project)
                """);
    }

    @Test
    void the_latest_generations_of_each_target_can_be_kept() {
        image("aaa", "dynamic-mcp", "server", 3);
        image("bbb", "dynamic-mcp", "server", 1);
        image("ccc", "dynamic-mcp", "server", 2);
        image("ddd", "dynamic-mcp", "client", 9);

        assertThat(plan(CleanMode.SELECTIVE, 1, Optional.empty(), OptionalLong.empty()))
                .isEqualTo("""
                clean dynamic-mcp:
                  s1  remove image cccccccccccc (200 MB)  (an earlier server)
                  s2  remove image aaaaaaaaaaaa (200 MB)  (an earlier server)
                """);
    }

    @Test
    void an_old_image_that_got_its_name_back_later_counts_as_the_newer_one() {
        image("new", "dynamic-mcp", "server", 0, "dynamic-mcp-server:latest");
        image("bbb", "dynamic-mcp", "server", 1);
        image("aaa", "dynamic-mcp", "server", 2);
        history.add(BuildRecord.renamed(NOW, "server", images.getLast().id(), "", 1));

        assertThat(plan(CleanMode.SELECTIVE, 1, Optional.empty(), OptionalLong.empty()))
                .contains("remove image bbb")
                .doesNotContain("aaa");
    }

    @Test
    void only_what_is_old_enough_goes_when_asked_so() {
        image("aaa", "dynamic-mcp", "server", 6);
        image("bbb", "dynamic-mcp", "server", 8);

        assertThat(plan(CleanMode.SELECTIVE, 0, Optional.of(Duration.ofDays(7)), OptionalLong.empty()))
                .isEqualTo("""
                clean dynamic-mcp:
                  s1  remove image bbbbbbbbbbbb (200 MB)  (an earlier server)
                """);
    }

    @Test
    void all_takes_what_nothing_uses_says_whose_it_is_and_must_be_asked_for() {
        image("aaa", "dynamic-mcp", "server", 1, "dynamic-mcp-server:latest");
        image("bbb", "neighbour", "web", 2, "neighbour-web:latest");
        image("ccc", "", "", 3, "debian:bookworm-slim");
        image("ddd", "", "", 3, "postgres:15");
        inUse.add(id("ddd"));
        cache.add(record("regular", "mount / from exec", 3_000_000_000L, false));
        cache.add(record("regular", "in use", 1_000_000_000L, true));

        assertThat(plan(CleanMode.ALL, 0, Optional.empty(), OptionalLong.of(0))).isEqualTo("""
                clean dynamic-mcp:
                  s1  remove image neighbour-web:latest (200 MB)  (project neighbour, nothing uses it; loses data)
                  s2  remove image debian:bookworm-slim (200 MB)  (nothing uses it; loses data)
                  s3  prune the build cache (up to 3.0 GB)  (asked for)
                """);
    }

    @Test
    void of_the_build_cache_only_this_projects_cache_mounts_can_be_told_apart() {
        cache.add(mount("dmcp-dynamic-mcp-npm", 111_000_000));
        cache.add(mount("dmcp-dynamic-mcp-2-npm", 5_000_000));
        cache.add(record("regular", "with id \"/dmcp-dynamic-mcp-npm\"", 7_000_000, false));

        assertThat(plan(CleanMode.SELECTIVE, 0, Optional.empty(), OptionalLong.of(0)))
                .contains("(up to 111 MB)");
    }

    @Test
    void none_takes_nothing() {
        image("aaa", "dynamic-mcp", "server", 1);

        assertThat(plan(CleanMode.NONE, 0, Optional.empty(), OptionalLong.of(0)))
                .isEqualTo("clean dynamic-mcp: nothing to do\n");
    }

    private String selective() {
        return plan(CleanMode.SELECTIVE, 0, Optional.empty(), OptionalLong.empty());
    }

    private String plan(CleanMode mode, int keep, Optional<Duration> olderThan, OptionalLong keepCache) {
        List<String> wanted = List.of("dynamic-mcp-server", "dynamic-mcp-client:latest");
        return CleanPlanner.plan(
                        new CleanRequest("dynamic-mcp", mode, wanted, keep, olderThan, keepCache, NOW),
                        new CleanSnapshot(images, inUse, new BuildHistory(history), cache))
                .asText();
    }

    private void image(String name, String project, String target, int daysOld, String... tags) {
        Map<String, String> labels =
                project.isEmpty() ? Map.of() : Map.of(ImageLabels.PROJECT, project, ImageLabels.TARGET, target);
        images.add(new EngineImage(id(name), List.of(tags), labels, 200_000_000, NOW.minus(Duration.ofDays(daysOld))));
    }

    private static String id(String name) {
        return "sha256:" + name.repeat(20);
    }

    private static CacheRecord mount(String id, long bytes) {
        return record(
                "exec.cachemount", "cached mount /root/.npm from exec npm ci with id \"/" + id + "\"", bytes, false);
    }

    private static CacheRecord record(String type, String description, long bytes, boolean inUse) {
        return new CacheRecord("id", type, description, bytes, inUse, false, NOW.minus(Duration.ofHours(1)));
    }
}
