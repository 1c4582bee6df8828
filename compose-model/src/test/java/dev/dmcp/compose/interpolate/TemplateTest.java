package dev.dmcp.compose.interpolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> VARIABLES = Map.of("A", "one", "EMPTY", "", "B", "two");

    private final List<String> unset = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            emptyValue = "",
            value = {
                "plain | plain",
                "$A-$B | one-two",
                "${A}${B} | onetwo",
                "$$A | $A",
                "a$ | a$",
                "$1 | $1",
                "${UNSET:-x} | x",
                "${UNSET-x} | x",
                "${EMPTY:-x} | x",
                "[${EMPTY-x}] | []",
                "${A:-x} | one",
                "${A:+x} | x",
                "[${EMPTY:+x}] | []",
                "${EMPTY+x} | x",
                "[${UNSET+x}] | []",
                "${A:?no} | one",
                "${UNSET:-${B}} | two",
                "${UNSET:-${EMPTY:-deep}}/${A} | deep/one",
                "${UNSET:-a:-b} | a:-b",
                "${UNSET:-{}} | {}",
                "${UNSET:-x} and ${B:-y} | x and two",
            })
    void expressions_are_replaced(String text, String expected) throws TemplateException {
        assertThat(new Template(Variables.of(VARIABLES), unset::add).resolve(text))
                .isEqualTo(expected);
    }

    @Test
    void a_variable_without_value_or_default_is_blank_and_told() throws TemplateException {
        assertThat(new Template(Variables.of(VARIABLES), unset::add).resolve("[$UNSET${OTHER}${THIRD:-}]"))
                .isEqualTo("[]");
        assertThat(unset).containsExactly("UNSET", "OTHER");
    }

    @Test
    void a_required_variable_must_have_a_value() {
        assertThatThrownBy(() -> resolve("${UNSET:?set it}"))
                .hasMessageContaining("`UNSET` is required but has no value: set it");
        assertThatThrownBy(() -> resolve("${EMPTY:?}")).hasMessageContaining("`EMPTY`");
        assertThatThrownBy(() -> resolve("${A:-${UNSET?}}"))
                .as("unused, but resolved")
                .hasMessageContaining("`UNSET`");
    }

    @ParameterizedTest
    @CsvSource({"${", "${}", "${A", "${A b}", "${1}", "'${A:-x\ny}'", "${A!x}"})
    void what_is_no_expression_is_refused(String text) {
        assertThatThrownBy(() -> resolve(text)).hasMessageContaining("is not a valid variable expression");
    }

    private static String resolve(String text) throws TemplateException {
        return new Template(Variables.of(VARIABLES), _ -> {}).resolve(text);
    }
}
