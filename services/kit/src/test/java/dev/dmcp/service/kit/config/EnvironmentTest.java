package dev.dmcp.service.kit.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentTest {

    @Test
    void a_variable_set_to_nothing_counts_as_not_set() {
        var environment = new Environment(Map.of("A", "", "B", "  "));

        assertThat(environment.text("A")).isEmpty();
        assertThat(environment.integer("B", 7, 0, 10)).isEqualTo(7);
        environment.requireNoProblems();
    }

    @Test
    void all_problems_come_together() {
        var environment = new Environment(Map.of("PORT", "80a", "LIMIT", "11", "MODE", "test"));
        environment.integer("PORT", 1, 0, 65_535);
        environment.integer("LIMIT", 1, 0, 10);
        environment.choice("MODE", Mode.LOCAL);

        assertThatThrownBy(environment::requireNoProblems)
                .isInstanceOfSatisfying(
                        InvalidConfigurationException.class,
                        invalid -> assertThat(invalid.problems())
                                .containsExactly(
                                        "PORT must be a number from 0 to 65535, not `80a`",
                                        "LIMIT must be a number from 0 to 10, not `11`",
                                        "MODE must be one of local, dev, prod, not `test`"));
    }

    @Test
    void a_secret_comes_from_a_file_without_its_last_line_break(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("password"), "p@ss word\n");
        var environment = new Environment(Map.of("PASSWORD_FILE", file.toString()));

        assertThat(environment.secret("PASSWORD")).map(Secret::reveal).contains("p@ss word");
        environment.requireNoProblems();
    }

    @Test
    void a_secret_given_twice_and_one_in_a_missing_file_are_problems() {
        var environment = new Environment(Map.of("A", "x", "A_FILE", "/nowhere/a"));
        assertThat(environment.secret("A")).isEmpty();

        assertThatThrownBy(environment::requireNoProblems)
                .hasMessageContaining("A and A_FILE are both set")
                .hasMessageContaining("cannot be read: /nowhere/a");
    }

    @Test
    void a_secret_does_not_print_itself() {
        assertThat(Secret.of("hush")).hasToString("[redacted]");
        assertThat("is " + Secret.of("hush")).doesNotContain("hush");
        assertThat(Secret.of("hush").matches("hush")).isTrue();
        assertThat(Secret.of("hush").matches("hus")).isFalse();
    }

    @Test
    void a_list_has_items_between_commas() {
        assertThat(new Environment(Map.of("L", " a, b ,,c")).list("L")).containsExactly("a", "b", "c");
        assertThat(new Environment(Map.of()).list("L")).isEmpty();
    }
}
