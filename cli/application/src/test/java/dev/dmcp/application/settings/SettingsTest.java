package dev.dmcp.application.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.application.event.Reporter;
import dev.dmcp.application.generate.MemoryWorkspace;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.port.Workspace.Permission;
import dev.dmcp.application.project.Stack;
import dev.dmcp.application.project.StackReader;
import dev.dmcp.compose.validate.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final String STRONG = "0123456789abcdef0123456789abcdef";
    private static final Stack STACK =
            StackReader.read("dmcp.yaml", """
                    version: 1
                    name: demo
                    services:
                      db: { kind: postgres }
                      api: { kind: java, path: api, port: 3000, publish: 3000, settings: [LOG_LEVEL], secrets: [JWT_SECRET], needs: [db] }
                    """, Map.of()).orFail();

    private final MemoryWorkspace project = new MemoryWorkspace();
    private int made;

    @Test
    void a_machine_without_settings_gets_all_of_them_with_random_secrets() {
        assertThat(init().asText()).isEqualTo("""
                env init:
                  s1  write .env  (not there)
                  s2  write .secrets/db-password  (not there, a random value)
                  s3  write .secrets/jwt-secret  (not there, a random value)
                """);
        assertThat(project.read(".env").orElseThrow())
                .contains("\nDB_USER=postgres\n", "\n#LOG_LEVEL=\n", "\n#DMCP_IMAGE_MIRROR=")
                .contains("\nJWT_SECRET=" + project.read(".secrets/jwt-secret").orElseThrow() + "\n");
        assertThat(project.permission(".env")).contains(Permission.PRIVATE);
        assertThat(project.permission(".secrets/db-password")).contains(Permission.SECRET);
        assertThat(check()).isEmpty();
    }

    @Test
    void a_second_call_has_nothing_to_do() {
        init();

        assertThat(init().asText()).isEqualTo("env init: nothing to do\n");
    }

    @Test
    void lines_that_are_there_stay_and_their_strong_secrets_are_taken() {
        project.with(".env", "MINE=1\nDB_PASSWORD=" + STRONG);

        assertThat(init().asText()).isEqualTo("""
                env init:
                  s1  write .env  (without JWT_SECRET)
                  s2  write .secrets/db-password  (the value of DB_PASSWORD in .env)
                  s3  write .secrets/jwt-secret  (not there, a random value)
                """);
        assertThat(project.read(".env").orElseThrow())
                .startsWith("MINE=1\nDB_PASSWORD=" + STRONG + "\n\n# Added by `dmcp env init`\nJWT_SECRET=");
        assertThat(project.read(".secrets/db-password")).contains(STRONG);
    }

    @Test
    void an_example_value_is_no_secret_for_production() {
        project.with(".env", "DB_PASSWORD=your_secure_password_here\nJWT_SECRET=" + STRONG + "\n");

        assertThat(init().asText()).isEqualTo("""
                env init:
                  s1  write .secrets/db-password  (not there, a random value)
                  s2  write .secrets/jwt-secret  (the value of JWT_SECRET in .env)
                """);
    }

    @Test
    void a_check_tells_what_is_missing_unused_weak_and_an_example() {
        project.with(
                        ".env",
                        "DB_USR=x\nCOMPOSE_PROFILES=y\nJWT_SECRET=short\nDMCP_IMAGE_MIRROR=registry.example/mirror\n")
                .with(".secrets/db-password", "changeme\n");

        assertThat(check())
                .containsExactly(
                        ".secrets/db-password: is still an example value (put a long random value there)",
                        ".secrets/jwt-secret: is not there, and `prod` needs it (`dmcp env init` makes it)",
                        ".env: DB_USR: nothing reads it (did you mean `DB_USER`?)",
                        ".env: JWT_SECRET: is shorter than 32 characters, so it could be guessed (put a long random value there)",
                        ".env: DMCP_IMAGE_MIRROR: is still an example value (set it, or remove the line)");
    }

    @Test
    void no_text_form_shows_a_secret() {
        Plan<SettingsOperation> plan = initializer().plan(STACK);

        assertThat(plan.toString() + plan.asText()).doesNotContain("random-value-of");
    }

    private Plan<SettingsOperation> init() {
        Plan<SettingsOperation> plan = initializer().plan(STACK);
        initializer().execute(plan, Reporter.silent());
        return plan;
    }

    private InitSettings initializer() {
        return new InitSettings(project, () -> "random-value-of-enough-characters-" + made++);
    }

    private List<String> check() {
        return new CheckSettings(project)
                .check(STACK).stream().map(Problem::toString).toList();
    }
}
