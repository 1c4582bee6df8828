package dev.dmcp.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageNamesTest {

    @Test
    void names_become_what_the_engine_lists() {
        assertThat(ImageNames.familiar("postgres")).isEqualTo("postgres:latest");
        assertThat(ImageNames.familiar("docker.io/library/postgres:15")).isEqualTo("postgres:15");
        assertThat(ImageNames.familiar("docker.io/me/x")).isEqualTo("me/x:latest");
        assertThat(ImageNames.familiar("localhost:5000/a/b")).isEqualTo("localhost:5000/a/b:latest");
        assertThat(ImageNames.familiar("x:1@sha256:ab")).isEqualTo("x@sha256:ab");
    }

    @Test
    void names_come_apart() {
        assertThat(ImageNames.repository("localhost:5000/a/b:1")).isEqualTo("localhost:5000/a/b");
        assertThat(ImageNames.version("localhost:5000/a/b")).isEqualTo("latest");
        assertThat(ImageNames.version("a@sha256:ab")).isEqualTo("sha256:ab");
        assertThat(ImageNames.registry("localhost:5000/a/b")).isEqualTo("localhost:5000");
        assertThat(ImageNames.registry("me/x")).isEqualTo("docker.io");
    }
}
