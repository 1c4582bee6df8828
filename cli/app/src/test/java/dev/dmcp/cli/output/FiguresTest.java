package dev.dmcp.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Locale usual = Locale.getDefault();

    @BeforeEach
    void beInACountryWithCommas() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void beAtHome() {
        Locale.setDefault(usual);
    }

    @Test
    void figures_are_the_same_in_every_country() {
        assertThat(Figures.seconds(Duration.ofMillis(61_240))).isEqualTo("61.2 s");
        assertThat(Figures.seconds(Duration.ofMillis(40))).isEqualTo("0.0 s");
        assertThat(Figures.megabytes(235_960_000)).isEqualTo("236.0 MB");
    }

    @Test
    void a_difference_has_its_sign_or_is_not_shown() {
        assertThat(Figures.megabytesMore(1_250_000)).isEqualTo("+1.3 MB");
        assertThat(Figures.megabytesMore(-1_260_000)).isEqualTo("-1.3 MB");
        assertThat(Figures.megabytesMore(49_000)).isEmpty();
    }
}
