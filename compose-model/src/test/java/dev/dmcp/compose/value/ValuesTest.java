package dev.dmcp.compose.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({
        "1,1",
        "1k,1024",
        "1.5g,1610612736",
        "512MB,536870912",
        "64 kib,65536",
        "10b,10",
        "1p,1125899906842624",
        "-1,-1"
    })
    void sizes_are_read_in_powers_of_1024(String text, long bytes) throws MalformedValueException {
        assertThat(Bytes.parse(text).count()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1x", "1kbb", "-2", "1,5g", "g", " 1"})
    void what_is_no_size_is_refused(String text) {
        assertThatThrownBy(() -> Bytes.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "90s,1m30s",
        "1h,1h0m0s",
        "1.5h,1h30m0s",
        "500ms,500ms",
        "1500us,1.5ms",
        "0,0s",
        "2d,48h0m0s",
        "1w,168h0m0s",
        "1m1.25s,1m1.25s",
        "-5s,-5s",
        "10ns,10ns",
        "0.1s,100ms",
        ".5s,500ms"
    })
    void durations_are_printed_as_docker_compose_does(String text, String printed) throws MalformedValueException {
        Duration duration = ComposeDuration.parse(text);
        assertThat(ComposeDuration.print(duration)).isEqualTo(printed);
        assertThat(ComposeDuration.parse(printed)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "s", "1x", "1 s", "1..5s", "-", "99999999999999999999s", "9999999999h"})
    void what_is_no_duration_is_refused(String text) {
        assertThatThrownBy(() -> ComposeDuration.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void ports_are_expanded_one_by_one() throws MalformedValueException {
        assertThat(PortSpec.parse("80")).containsExactly(new PortSpec("", "", 80, "tcp"));
        assertThat(PortSpec.parse("127.0.0.1:8080-8081:80-81/udp"))
                .containsExactly(
                        new PortSpec("127.0.0.1", "8080", 80, "udp"), new PortSpec("127.0.0.1", "8081", 81, "udp"));
        assertThat(PortSpec.parse("8000-8010:80")).containsExactly(new PortSpec("", "8000-8010", 80, "tcp"));
        assertThat(PortSpec.parse("[::1]:53:53/UDP")).containsExactly(new PortSpec("::1", "53", 53, "udp"));
        assertThat(PortSpec.parse("9-10"))
                .extracting(PortSpec::target)
                .as("in the order of their texts")
                .containsExactly(10, 9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "80:", "65536", "1:2:3", "80/x", "10-9", "1-3:1-2", "localhost:80:80"})
    void what_is_no_port_is_refused(String text) {
        assertThatThrownBy(() -> PortSpec.parse(text)).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void mounts_are_told_from_volumes_by_their_source() throws MalformedValueException {
        assertThat(VolumeSpec.parse("data:/data:ro,z")).isEqualTo(new VolumeSpec("data", "/data", List.of("ro", "z")));
        assertThat(VolumeSpec.parse("/data")).isEqualTo(new VolumeSpec("", "/data", List.of()));
        assertThat(VolumeSpec.parse("./a:/b").isBind()).isTrue();
        assertThat(VolumeSpec.parse("~/a:/b").isBind()).isTrue();
        assertThat(VolumeSpec.parse("C:\\a:/b")).isEqualTo(new VolumeSpec("C:\\a", "/b", List.of()));
        assertThat(VolumeSpec.parse("a:/b").isBind())
                .as("a drive letter without a path")
                .isFalse();
        assertThatThrownBy(() -> VolumeSpec.parse("xx::/y")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> VolumeSpec.parse("xx:/a:bb:c")).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void command_lines_are_split_into_words() throws MalformedValueException {
        assertThat(ShellWords.split("a 'b c' \"d e\" f\\ g ''")).containsExactly("a", "b c", "d e", "f g", "");
        assertThat(ShellWords.split("echo $(date +%s) `x y`")).containsExactly("echo", "$(date +%s)", "`x y`");
        assertThat(ShellWords.split("a; b"))
                .as("everything behind an operator is lost")
                .containsExactly("a");
        assertThat(ShellWords.split("a 2>b")).containsExactly("a");
        assertThatThrownBy(() -> ShellWords.split("a 'b")).isInstanceOf(MalformedValueException.class);
        assertThatThrownBy(() -> ShellWords.split("a (b)")).isInstanceOf(MalformedValueException.class);
    }

    @Test
    void paths_are_joined_and_compared_as_text() {
        assertThat(SlashPath.clean("/a/./b//../c/")).isEqualTo("/a/c");
        assertThat(SlashPath.clean("../a/../..")).isEqualTo("../..");
        assertThat(SlashPath.clean("")).isEqualTo(".");
        assertThat(SlashPath.join("/a", "../b")).isEqualTo("/b");
        assertThat(SlashPath.relative("/a/b", "/a/c/d")).isEqualTo("../c/d");
        assertThat(SlashPath.relative("/a", "/a")).isEqualTo(".");
        assertThat(SlashPath.parent("/a/b")).isEqualTo("/a");
        assertThat(SlashPath.parent("/a")).isEqualTo("/");
        assertThat(SlashPath.name("/a/b/")).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4,true",
        "::1,true",
        "fe80::1:2,true",
        "::ffff:1.2.3.4,true",
        "1.2.3,false",
        "1.2.3.256,false",
        "01.2.3.4,false",
        "1::2::3,false",
        "12345::,false",
        "localhost,false"
    })
    void addresses_are_told_from_names(String text, boolean valid) {
        assertThat(IpAddress.isValid(text)).isEqualTo(valid);
    }

    @Test
    void image_names_fall_into_parts_and_back() {
        ImageReference short1 = ImageReference.of("nginx");
        assertThat(short1.registry() + "/" + short1.repository() + ":"
                        + short1.effectiveTag().orElseThrow())
                .isEqualTo("docker.io/library/nginx:latest");
        ImageReference full = ImageReference.of("localhost:5000/team/web:1@sha256:00");
        assertThat(full.registry()).isEqualTo("localhost:5000");
        assertThat(full.repository()).isEqualTo("team/web");
        assertThat(full.tag()).contains("1");
        assertThat(full.digest()).contains("sha256:00");
        assertThat(full).hasToString("localhost:5000/team/web:1@sha256:00");
    }
}
