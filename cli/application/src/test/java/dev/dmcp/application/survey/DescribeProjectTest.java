package dev.dmcp.application.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.MemoryWorkspace;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DescribeProjectTest {
    private final MemoryWorkspace project = new MemoryWorkspace();

    @Test
    void a_monorepo_of_npm_workspaces_gets_its_server_its_site_and_a_database() {
        project.with("package.json", "{\"workspaces\":[\"server\",\"client\",\"shared\"]}")
                .with("server/package.json", "{\"dependencies\":{\"fastify\":\"5\",\"pg\":\"8\"}}")
                .with("client/package.json", "{\"devDependencies\":{\"vite\":\"7\"}}")
                .with("client/index.html", "<html></html>")
                .with("shared/package.json", "{\"dependencies\":{\"zod\":\"4\"}}")
                .with("node_modules/express/package.json", "{\"dependencies\":{\"express\":\"5\"}}");

        assertThat(describe("My Shop!")).isEqualTo("""
                # Written by `dmcp init` from what it found. Look at the ports, the health paths and what needs what;
                # then `dmcp generate` writes the Dockerfiles and compose files.
                version: 1
                name: my-shop
                images:
                  mirror: ${DMCP_IMAGE_MIRROR:-}
                services:
                  db:
                    kind: postgres
                  server:
                    kind: node
                    path: server
                    port: 3000
                    health: /health
                    needs:
                      - db
                  client:
                    kind: vite
                    path: client
                    publish: 80
                    needs:
                      - server
                    proxy:
                      /api/: server
                """);
    }

    @Test
    void maven_modules_with_a_main_class_are_services_and_libraries_are_not() {
        project.with("pom.xml", "<project/>")
                .with("services/pom.xml", "<project/>")
                .with("services/kit/pom.xml", "<project/>")
                .with("services/kit/src/main/java/a/Kit.java", "")
                .with("services/api/pom.xml", "<project/>")
                .with("services/api/src/main/java/a/Main.java", "")
                .with("services/mail/pom.xml", "<artifactId>postgresql</artifactId>")
                .with("services/mail/src/main/java/a/MailApplication.java", "");

        Stack stack = read(describe("shop"));

        assertThat(stack.services()).extracting(ServiceSpec::name).containsExactly("db", "api", "mail");
        assertThat(stack.service("mail").orElseThrow().needs()).containsExactly("db");
    }

    @Test
    void programs_with_lock_files_of_their_own_are_services() {
        project.with("package.json", "{\"name\":\"@me/shop\",\"dependencies\":{\"express\":\"5\"}}")
                .with("package-lock.json", "{}")
                .with("mail/package.json", "{\"dependencies\":{\"fastify\":\"5\"}}")
                .with("mail/package-lock.json", "{}")
                .with("unlocked/package.json", "{\"dependencies\":{\"fastify\":\"5\"}}");

        assertThat(read(describe("shop")).services())
                .extracting(
                        service -> service.name() + " " + service.kind().path().orElseThrow())
                .containsExactlyInAnyOrder("mail mail", "me-shop .");
    }

    @Test
    void two_folders_of_one_name_are_told_apart() {
        project.with("a/app/pom.xml", "")
                .with("a/app/src/main/java/Main.java", "")
                .with("a/app/src/main/java/x/Main.java", "")
                .with("b/app/pom.xml", "")
                .with("b/app/src/main/java/x/Main.java", "");

        assertThat(read(describe("shop")).services())
                .extracting(ServiceSpec::name)
                .containsExactly("app", "b-app");
    }

    @Test
    void a_description_that_is_there_stays() {
        project.with("dmcp.yaml", "mine");

        assertThatThrownBy(() -> describe("shop"))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("there is a `dmcp.yaml` already");
    }

    @Test
    void a_repository_without_anything_to_build_is_told() {
        project.with("README.md", "text");

        assertThatThrownBy(() -> describe("shop"))
                .hasMessageStartingWith("found nothing here that dmcp knows how to build");
    }

    private String describe(String folderName) {
        return new DescribeProject(project).describe(folderName);
    }

    private static Stack read(String text) {
        return StackReader.read("dmcp.yaml", text, Map.of()).orFail();
    }
}
