package dev.dmcp.application.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpusTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.5", "1.0", "0.30", "12.000000001", "00.10", ".5", "5.", "+1", "1e1", "2.5E-1", "١"})
    void a_number_is_written_as_decimal_digits(String text) {
        assertThat(new Cpus(text).text()).isEqualTo(new BigDecimal(text).toPlainString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.0", "-1", "-0.5", "", ".", "1.2.3", "many", "1,5", " 1", "0x1"})
    void what_is_no_number_above_zero_is_refused(String text) {
        assertThatThrownBy(() -> new Cpus(text)).isInstanceOf(NumberFormatException.class);
    }
}
