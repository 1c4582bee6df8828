package dev.dmcp.compose.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearMissTest {

    @Test
    void a_typing_slip_finds_the_known_name() {
        List<String> known = List.of("ports", "image", "depends_on", "environment");
        assertThat(NearMiss.of("port", known)).contains("ports");
        assertThat(NearMiss.of("imgae", known)).contains("image");
        assertThat(NearMiss.of("dependsOn", known)).contains("depends_on");
        assertThat(NearMiss.of("depends-on", known)).contains("depends_on");
        assertThat(NearMiss.of("enviroment", known)).contains("environment");
    }

    @Test
    void something_else_finds_nothing() {
        assertThat(NearMiss.of("colour", List.of("ports", "image"))).isEmpty();
        assertThat(NearMiss.hint("x", List.of("ports"))).isEmpty();
    }
}
