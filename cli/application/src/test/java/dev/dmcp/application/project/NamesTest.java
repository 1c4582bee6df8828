package dev.dmcp.application.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class NamesTest {
    private static final List<String> CHARACTERS = List.of("", "a", "z", "A", "Z", "0", "9", "-", "_", ".", "é", "٣");

    private static final Map<String, Predicate<String>> RULES = Map.of(
            "[a-z0-9][a-z0-9_-]*", Names::isStack,
            "[a-z0-9][a-z0-9-]*", Names::isEnvironment,
            "[a-z0-9]([a-z0-9-]*[a-z0-9])?", Names::isService,
            "[A-Za-z_][A-Za-z0-9_]*", Names::isVariable,
            "[0-9]{1,5}", Names::isPort);

    @Test
    void a_name_is_right_where_its_pattern_matches() {
        RULES.forEach((pattern, rule) -> {
            for (String first : CHARACTERS) {
                for (String second : CHARACTERS) {
                    for (String third : CHARACTERS) {
                        String name = first + second + third;
                        assertThat(rule.test(name)).as("%s: %s", pattern, name).isEqualTo(name.matches(pattern));
                    }
                }
            }
        });
        assertThat(Names.isPort("12345")).isTrue();
        assertThat(Names.isPort("123456")).isFalse();
    }
}
