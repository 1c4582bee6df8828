package dev.dmcp.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.compose.hash.ConfigHash;
import dev.dmcp.compose.model.DependsOn;
import dev.dmcp.compose.model.Mount;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Service;
import dev.dmcp.compose.order.StartOrder;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.validate.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComposeLoaderTest {
    private static final String FOLDER = "/home/tester/shop";

    private final MemoryFiles files = new MemoryFiles();
    private LoadRequest request = LoadRequest.of(FOLDER, Map.of("HOME", "/home/tester"));

    @Test
    void the_project_is_named_after_its_folder_unless_something_else_says_so() {
        file("compose.yaml", "services: { web: { image: web } }");
        assertThat(load().name()).isEqualTo("shop");
        file("compose.yaml", "name: From-File\nservices: { web: { image: web } }");
        assertThat(load().name()).isEqualTo("from-file");
        file(".env", "COMPOSE_PROJECT_NAME=env");
        assertThat(load().name()).isEqualTo("env");
        request = request.withProjectName(Optional.of("flag"));
        assertThat(load().name()).isEqualTo("flag");
        request = request.withProjectName(Optional.of("Not Valid"));
        assertThat(problems()).singleElement().asString().contains("`Not Valid` is no project name");
    }

    @Test
    void settings_lie_beside_the_named_file_and_never_where_the_process_happens_to_run() {
        files.with(FOLDER + "/sub/prod.yaml", "services: { web: { image: web } }");
        files.with(FOLDER + "/sub/.env", "COMPOSE_PROJECT_NAME=beside");
        files.with(".env", "COMPOSE_PROJECT_NAME=elsewhere");
        request = request.withFiles(List.of("sub/prod.yaml"));
        assertThat(load().name()).isEqualTo("beside");
    }

    @Test
    void usual_files_are_found_in_folders_above_with_their_override() {
        file("compose.yaml", "services: { web: { image: web, environment: { A: 1, B: 1 } } }");
        file("compose.override.yaml", "services: { web: { environment: [B=2] } }");
        files.with(FOLDER + "/sub/x", "");
        request = LoadRequest.of(FOLDER + "/sub", Map.of());
        assertThat(web().environment()).isEqualTo(Map.of("A", Optional.of("1"), "B", Optional.of("2")));
        assertThat(load().folder()).isEqualTo(FOLDER);
    }

    @Test
    void later_documents_reset_and_override_earlier_ones() {
        file("compose.yaml", """
                services: { web: { image: web, ports: ["80:80"], command: run, cap_add: [A] } }
                ---
                services: { web: { ports: !override ["81:81"], command: !reset null, cap_add: [B] } }
                """);
        assertThat(web().networking().ports())
                .singleElement()
                .extracting("target")
                .isEqualTo(81);
        assertThat(web().command()).isEmpty();
        assertThat(web().security().capAdd()).containsExactly("A", "B");
    }

    @Test
    void a_service_extends_one_of_another_file_whose_paths_stay_where_they_are() {
        file(
                "compose.yaml",
                "services: { web: { extends: { file: base/base.yaml, service: base }, environment: [B=2] } }");
        files.with(FOLDER + "/base/base.yaml", """
                services:
                  base: { extends: root, build: ., volumes: ["./data:/data"] }
                  root: { environment: { A: 1, B: 1 } }
                """);
        assertThat(web().build().orElseThrow().context()).isEqualTo(FOLDER + "/base");
        assertThat(web().mounts()).singleElement().isInstanceOfSatisfying(Mount.Bind.class, mount -> {
            assertThat(mount.source()).isEqualTo(FOLDER + "/base/data");
            assertThat(mount.createHostPath()).isTrue();
        });
        assertThat(web().environment()).isEqualTo(Map.of("A", Optional.of("1"), "B", Optional.of("2")));
    }

    @Test
    void an_included_project_has_its_own_folder_and_variables() {
        file("compose.yaml", "include: [part/compose.yaml]\nservices: { web: { image: \"web:${TAG}\" } }");
        file(".env", "TAG=outer");
        files.with(FOLDER + "/part/compose.yaml", "services: { part: { image: \"part:${TAG}-${OWN}\", build: . } }");
        files.with(FOLDER + "/part/.env", "TAG=inner\nOWN=own");
        Service part = load().model().service("part").orElseThrow();
        assertThat(part.image().orElseThrow()).hasToString("part:outer-own");
        assertThat(part.build().orElseThrow().context()).isEqualTo(FOLDER + "/part");
        assertThat(web().image().orElseThrow()).hasToString("web:outer");
    }

    @Test
    void files_that_include_each_other_are_shown_as_a_ring() {
        file("compose.yaml", "include: [other.yaml]\nservices: { web: { image: web } }");
        file("other.yaml", "include: [compose.yaml]\n");
        assertThat(problems())
                .anySatisfy(problem -> assertThat(problem.sentence())
                        .isEqualTo("files include each other: compose.yaml → other.yaml → compose.yaml"));
    }

    @Test
    void variables_of_env_files_give_way_to_the_services_own() {
        file("compose.yaml", """
                services:
                  web: { image: web, env_file: [a.env, { path: raw.env, format: raw }], environment: { OWN: own, NULLED: } }
                """);
        file("a.env", "OWN=file\nREF=${OWN}-$HOME\nNULLED=file\n");
        file("raw.env", "RAW=\"$HOME\"\n");
        assertThat(web().environment())
                .isEqualTo(Map.of(
                        "OWN", Optional.of("own"),
                        "REF", Optional.of("own-/home/tester"),
                        "RAW", Optional.of("\"$HOME\""),
                        "NULLED", Optional.empty()));
    }

    @Test
    void profiles_and_selected_services_leave_out_the_rest() {
        file("compose.yaml", """
                services:
                  web: { image: web, depends_on: { db: { condition: service_healthy }, tool: { condition: service_started, required: false } } }
                  db: { image: db, volumes: ["data:/data"] }
                  tool: { image: tool, profiles: [debug] }
                volumes: { data: {}, unused: {} }
                """);
        assertThat(load().model().services()).containsOnlyKeys("db", "web");
        assertThat(load().disabledServices()).containsExactly("tool");
        assertThat(load().profiles()).containsExactly("debug");
        assertThat(load().model().volumes()).containsOnlyKeys("data");
        assertThat(load(request.withProfiles(List.of("*"))).model().services()).containsOnlyKeys("db", "tool", "web");
        assertThat(load(request.withServices(List.of("db"))).model().services()).containsOnlyKeys("db");
        assertThat(load(request.withServices(List.of("tool"))).model().services())
                .containsOnlyKeys("tool");
    }

    @Test
    void the_order_of_starting_follows_the_dependencies() {
        file("compose.yaml", """
                services:
                  web: { image: x, depends_on: { api: { condition: service_started, restart: true } } }
                  api: { image: x, depends_on: { db: { condition: service_healthy }, seed: { condition: service_completed_successfully } } }
                  seed: { image: x, depends_on: [db] }
                  db: { image: x }
                  alone: { image: x }
                """);
        assertThat(StartOrder.waves(load().model()))
                .containsExactly(List.of("alone", "db"), List.of("seed"), List.of("api"), List.of("web"));
        assertThat(web().dependsOn()).isEqualTo(Map.of("api", new DependsOn(DependsOn.Condition.STARTED, true, true)));
    }

    @Test
    void a_command_that_is_empty_is_not_one_that_is_absent() {
        file("compose.yaml", "services: { web: { image: x, command: [] } }");
        assertThat(web().command()).contains(List.of());
        assertThat(web().entrypoint()).isEmpty();
        assertThat(load().json()).contains("\"command\": [],\n      \"entrypoint\": null");
    }

    @Test
    void limits_of_both_places_are_one() {
        file("compose.yaml", """
                services:
                  web: { image: x, cpus: 0.1, mem_limit: 1g, stop_grace_period: 90s }
                  db: { image: x, deploy: { resources: { limits: { cpus: "0.1", memory: 1g } }, replicas: 3 } }
                """);
        assertThat(web().resources().cpus()).isEqualTo(0.1);
        assertThat(web().resources()).isEqualTo(service("db").resources());
        assertThat(web().execution().stopGracePeriod()).contains(Duration.ofSeconds(90));
        assertThat(service("db").scale()).isEqualTo(3);
    }

    @Test
    void the_digest_ignores_what_makes_no_other_container() {
        file("compose.yaml", "services: { web: { image: x, scale: 2, pull_policy: always, build: ., profiles: [] } }");
        String digest = web().configHash().text();
        file("compose.yaml", "services: { web: { image: x } }");
        assertThat(web().configHash().text())
                .isEqualTo(digest)
                .isEqualTo("d5457d0b2799957b606d2ac4ed52d85a1e75799490e56229948300b9a59e8953");
    }

    @Test
    void the_digest_of_a_shared_namespace_names_the_other_container() {
        file(
                "compose.yaml",
                "services: { web: { image: x, network_mode: \"service:db\", volumes_from: [db] }, db: { image: x } }");
        Fields services = Objects.requireNonNull(load().canonical().fields("services"));
        String digest = ConfigHash.of(Objects.requireNonNull(services.fields("web")), Map.of("db", "abc"));
        file(
                "compose.yaml",
                "services: { web: { image: x, network_mode: \"container:abc\", volumes_from: [abc] }, abc: { image: x } }");
        assertThat(digest).isEqualTo(web().configHash().text());
    }

    @Test
    void a_secrets_value_is_never_printed() {
        request = LoadRequest.of(FOLDER, Map.of("TOKEN", "hidden"));
        file("compose.yaml", """
                services: { web: { image: x, secrets: [token], configs: [setting] } }
                secrets: { token: { environment: TOKEN } }
                configs: { setting: { environment: TOKEN } }
                """);
        assertThat(load().json() + load().yaml() + load().model()).doesNotContain("hidden");
    }

    private void file(String name, String text) {
        files.with(FOLDER + "/" + name, text);
    }

    private Service web() {
        return service("web");
    }

    private Service service(String name) {
        return load().model().service(name).orElseThrow();
    }

    private LoadedProject load() {
        return load(request);
    }

    private LoadedProject load(LoadRequest other) {
        LoadResult result = ComposeLoader.load(other, files);
        assertThat(result).isInstanceOf(LoadResult.Loaded.class);
        LoadedProject project = ((LoadResult.Loaded) result).project();
        Project model = project.model();
        assertThat(model.name()).isEqualTo(project.name());
        return project;
    }

    private List<Problem> problems() {
        return ((LoadResult.Rejected) ComposeLoader.load(request, files)).problems();
    }
}
