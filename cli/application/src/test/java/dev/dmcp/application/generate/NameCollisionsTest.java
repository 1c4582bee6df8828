package dev.dmcp.application.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.ExitCode;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.project.StackReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that the generated files have for something else. */
class NameCollisionsTest {
    private static final String JAVA = ": { kind: java, path: jar }\n";
    private static final String SITE = ": { kind: vite, path: site }\n";
    private static final String NODE = ": { kind: node, path: tool }\n";
    private static final String DATABASE = ": { kind: postgres }\n";

    @ParameterizedTest
    @ValueSource(strings = {"base", "build", "runtime", "development"})
    void a_java_service_is_not_called_as_a_stage_of_its_dockerfile(String name) {
        assertRefused(
                "images: {}\nservices:\n  api" + JAVA + "  " + name + JAVA,
                "dmcp.yaml:6:3: services." + name + ": `dockerfiles/java/Dockerfile` has another build stage `" + name
                        + "` (give the service another name)");
    }

    @Test
    void a_name_that_ends_as_the_stage_of_another_service_is_refused() {
        assertRefused(
                "services:\n  api-trained" + JAVA + "  api" + JAVA,
                "dmcp.yaml:4:3: services.api-trained: `dockerfiles/java/Dockerfile` has another build stage `api-trained`"
                        + " (give the service another name)");
        assertThat(isTaken("services:\n  api-trained" + JAVA + "  web" + SITE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"java", "node", "healthcheck", "manifests", "dependencies", "templates", "minimal-root", "prune"
            })
    void what_is_no_stage_of_the_java_dockerfile_may_be_a_java_service(String name) {
        assertThat(isTaken("services:\n  " + name + JAVA)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"build", "dependencies"})
    void a_site_is_not_called_as_a_stage_of_its_dockerfile(String name) {
        assertRefused(
                "services:\n  " + name + SITE,
                "dmcp.yaml:4:3: services.%s: `dockerfiles/%s/Dockerfile` has another build stage `%s` (give the service another name)"
                        .formatted(name, name, name));
    }

    @Test
    void a_site_is_not_called_as_a_file_or_dockerfile_beside_its_folder() {
        assertRefused(
                "services:\n  healthcheck" + SITE,
                "dmcp.yaml:4:3: services.healthcheck: `dockerfiles/healthcheck` is a file, which all images take"
                        + " (give the service another name)");
        assertRefused(
                "services:\n  java" + SITE + "  api" + JAVA,
                "dmcp.yaml:4:3: services.java: another service's image is made from `dockerfiles/java/Dockerfile`"
                        + " (give the service another name)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "node", "base", "runtime", "development", "manifests", "templates", "minimal-root"})
    void what_is_no_stage_of_a_site_may_be_one(String name) {
        assertThat(isTaken("services:\n  " + name + SITE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"debian,base", "debian,manifests", "debian,node-runtime", "distroless,node-root"})
    void a_program_of_one_package_is_not_called_as_a_stage_of_its_dockerfile(String base, String name) {
        assertRefused(
                "images: { base: %s }\nservices:\n  %s%s".formatted(base, name, NODE),
                "dmcp.yaml:5:3: services.%s: `dockerfiles/%s/Dockerfile` has another build stage `%s` (give the service another name)"
                        .formatted(name, name, name));
    }

    @Test
    void a_program_is_not_called_as_a_file_that_a_base_needs() {
        assertRefused(
                "images: { base: distroless }\nservices:\n  minimal-root" + NODE,
                "dmcp.yaml:5:3: services.minimal-root: `dockerfiles/minimal-root` is a file, which all images take"
                        + " (give the service another name)");
        assertThat(isTaken("services:\n  minimal-root" + NODE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "node", "node-root", "build", "runtime", "development"})
    void what_is_no_stage_of_a_package_may_be_a_program(String name) {
        assertThat(isTaken("services:\n  " + name + NODE)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"base,base", "manifests,manifests", "node/runtime,node-runtime", "lib/files,lib-files"})
    void the_folder_of_a_workspace_is_not_called_as_a_stage_of_its_dockerfile(String folder, String stage) {
        assertRefused(
                "services:\n  app: { kind: node, path: app }\n  web: { kind: node, path: %s }\n".formatted(folder),
                "dmcp.yaml:5:28: services.web.path: `dockerfiles/node/Dockerfile` has another build stage `%s` (give the folder another name)"
                        .formatted(stage));
    }

    @Test
    void a_stage_does_not_hide_the_nothing_that_later_ones_begin_with() {
        String program = "services:\n  app: { kind: node, path: scratch }\n";

        assertRefused(
                "images: { base: distroless }\n" + program + "  web: { kind: vite, path: web }\n",
                "dmcp.yaml:5:28: services.app.path: `dockerfiles/node/Dockerfile` has another build stage `scratch`"
                        + " (give the folder another name)");
        assertThat(isTaken(program)).isTrue();
    }

    @Test
    void two_folders_of_workspaces_do_not_make_one_stage() {
        assertRefused(
                "services:\n  a: { kind: node, path: a/b }\n  b: { kind: node, path: a-b }\n",
                "dmcp.yaml:5:26: services.b.path: `dockerfiles/node/Dockerfile` has another build stage `a-b`"
                        + " (give the folder another name)");
        assertRefused(
                "services:\n  user: { kind: node, path: user }\n",
                "dmcp.yaml: services: `dockerfiles/node/Dockerfile` has another build stage `x-y-dependencies`"
                        + " (give the folder another name)");
    }

    @Test
    void the_service_of_a_workspace_may_be_called_as_any_stage() {
        assertThat(isTaken("services:\n  base: { kind: node, path: app }\n  node-runtime: { kind: vite, path: web }\n"))
                .isTrue();
    }

    @Test
    void images_of_two_dockerfiles_may_be_made_from_targets_of_one_name() {
        assertThat(bakeFile("services:\n  server: { kind: node, path: app }\n  app" + SITE))
                .contains("targets = [\"server\", \"app\"]")
                .containsSubsequence(
                        "target \"server\" {",
                        "dockerfile = \"dockerfiles/node/Dockerfile\"",
                        "target = \"app\"",
                        "tags = [\"shop-server:",
                        "target \"app\" {",
                        "dockerfile = \"dockerfiles/app/Dockerfile\"",
                        "target = \"app\"",
                        "tags = [\"shop-app:");
    }

    @Test
    void a_target_that_is_named_by_its_service_takes_no_others_name() {
        assertThat(bakeFile("services:\n  app" + JAVA + "  web: { kind: node, path: app }\n"
                        + "  client: { kind: node, path: web }\n"))
                .contains("targets = [\"app\", \"web\", \"client\"]");
    }

    @Test
    void an_image_is_not_called_as_the_one_in_which_another_service_is_developed() {
        assertRefused(
                "services:\n  api-dev" + SITE + "  api" + JAVA,
                "dmcp.yaml:4:3: services.api-dev: the image `api-dev` is the one in which `api` is developed"
                        + " (give the service another name)");
        assertThat(isTaken("services:\n  api" + JAVA + "  api-dev: { kind: image, image: mine }\n"))
                .isTrue();
    }

    @Test
    void a_database_does_not_get_the_data_of_another_one_in_development() {
        assertRefused(
                "services:\n  db" + DATABASE + "  db-dev" + DATABASE,
                "dmcp.yaml:5:3: services.db-dev: the data of `db-dev` is that of `db` in development"
                        + " (give the service another name)");
        assertThat(isTaken("services:\n  db" + DATABASE + "  db-data" + DATABASE))
                .isTrue();
    }

    @Test
    void names_of_development_are_free_where_no_environment_is_that_of_development() {
        String services = "services:\n  api" + JAVA + "  api-dev" + SITE + "  db" + DATABASE + "  db-dev" + DATABASE;

        assertThat(isTaken("environments: { dev: { compose: [docker-compose.yml] } }\n" + services))
                .isTrue();
        assertRefused(
                "environments: { dev: { run: processes }, box: { compose: [./docker-compose.dev.yml] } }\nservices:\n  api"
                        + JAVA + "  api-dev" + SITE,
                "dmcp.yaml:6:3: services.api-dev: the image `api-dev` is the one in which `api` is developed"
                        + " (give the service another name)");
    }

    @Test
    void a_name_that_no_stage_can_have_is_refused_where_it_would_be_one() {
        assertRefused(
                "services:\n  2nd" + JAVA,
                "dmcp.yaml:4:3: services.2nd: no build stage can be called `2nd` (give the service another name)");
        assertThat(isTaken("services:\n  2nd" + DATABASE + "  3rd: { kind: node, path: app }\n"))
                .isTrue();
    }

    @Test
    void all_that_collide_are_said_at_once_in_the_order_of_the_file() {
        assertThatThrownBy(() -> plan("services:\n  build" + SITE + "  base" + JAVA + "  db" + DATABASE))
                .hasMessageStartingWith("cannot use `dmcp.yaml`: 2 problems\n  dmcp.yaml:4:3: services.build: ")
                .hasMessageContaining("\n  dmcp.yaml:5:3: services.base: ");
    }

    private static void assertRefused(String rest, String problem) {
        assertThatThrownBy(() -> plan(rest))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("cannot use `dmcp.yaml`: one problem\n  " + problem)
                .satisfies(failure -> assertThat(((Failure) failure).exitCode()).isEqualTo(ExitCode.USAGE));
    }

    private static boolean isTaken(String rest) {
        return plan(rest).hasDrift();
    }

    private static String bakeFile(String rest) {
        return plan(rest).changes().stream()
                .filter(change -> change.path().equals("docker-bake.hcl"))
                .findFirst()
                .orElseThrow()
                .toString();
    }

    private static GeneratePlan plan(String rest) {
        String text = "version: 1\nname: shop\n" + rest;
        MemoryWorkspace project = new MemoryWorkspace()
                .with("dmcp.yaml", text)
                .with("jar/pom.xml", "<project><artifactId>jar</artifactId></project>")
                .with("tool/package.json", "{\"name\":\"tool\"}")
                .with("tool/package-lock.json", "{}")
                .with("package.json", """
                        {"workspaces":["app","web","base","manifests","node/runtime","lib/files","a/b","a-b","lib","scratch",
                          "user","x/y","x-y"]}
                        """)
                .with("scratch/package.json", "{\"name\":\"scratch\"}")
                .with("lib/package.json", "{\"name\":\"lib\",\"scripts\":{\"build\":\"tsc\"}}")
                .with("x/y/package.json", "{\"name\":\"one\",\"scripts\":{\"build\":\"tsc\"}}")
                .with("x-y/package.json", "{\"name\":\"two\",\"scripts\":{\"build\":\"tsc\"}}")
                .with("user/package.json", "{\"name\":\"user\",\"dependencies\":{\"one\":\"*\",\"two\":\"*\"}}");
        Map.of(
                        "app",
                        "lib",
                        "web",
                        "",
                        "base",
                        "",
                        "manifests",
                        "",
                        "node/runtime",
                        "",
                        "lib/files",
                        "",
                        "a/b",
                        "",
                        "a-b",
                        "")
                .forEach((folder, needed) -> project.with(
                        folder + "/package.json",
                        "{\"name\":\"%s\",\"dependencies\":{%s}}"
                                .formatted(folder, needed.isEmpty() ? "" : "\"" + needed + "\":\"*\"")));
        return new GenerateFiles(project)
                .plan(new GenerateRequest(
                        StackReader.read("dmcp.yaml", text, Map.of()).orFail(), false));
    }
}
