package dev.dmcp.engine.buildkit.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.buildkit.BuilderPlace;
import dev.dmcp.engine.docker.DockerApi;
import dev.dmcp.engine.docker.address.EngineAddress;
import dev.dmcp.engine.docker.address.EngineChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuilderResolverTest {
    private static final DockerApi ENGINE =
            new DockerApi(new EngineAddress.UnixSocket(Path.of("/var/run/docker.sock")));

    @TempDir
    private Path home;

    @BeforeEach
    void makeBuilders() throws IOException {
        Path instances = Files.createDirectories(home.resolve(".docker/buildx/instances"));
        Files.writeString(instances.resolve("own"), """
                {"Name":"own","Driver":"docker-container","Nodes":[
                  {"Name":"own0","Endpoint":"unix:///var/run/docker.sock","Platforms":null,"DriverOpts":{"image":"x"}},
                  {"Name":"own1","Endpoint":"other"}],"Dynamic":false}
                """);
        Files.writeString(instances.resolve("far"), """
                {"Name":"far","Driver":"remote","Nodes":[{"Name":"far0","Endpoint":"tcp://far:1234","DriverOpts":{}}]}
                """);
        Files.writeString(instances.resolve("pods"), """
                {"Name":"pods","Driver":"kubernetes","Nodes":[{"Name":"pods0","Endpoint":"kubernetes:///pods"}]}
                """);
        Files.writeString(instances.resolve("broken"), "{\"Name\": ");
    }

    private void current(String key, String name, boolean global) throws IOException {
        Files.writeString(
                home.resolve(".docker/buildx/current"),
                "{\"Key\":\"" + key + "\",\"Name\":\"" + name + "\",\"Global\":" + global + "}");
    }

    private BuilderPlace resolve(String said, Map<String, String> environment) {
        EngineChoice choice = new EngineChoice(Optional.empty(), Optional.empty(), environment, home);
        return new BuilderResolver(choice, ENGINE, name -> ENGINE)
                .resolve(Optional.of(said).filter(text -> !text.isEmpty()), Optional.empty());
    }

    private BuilderPlace resolve(String said) {
        return resolve(said, Map.of());
    }

    @Test
    void without_a_word_the_engine_builds() {
        BuilderPlace place = resolve("");

        assertThat(place.kind()).isEqualTo(BuilderPlace.Kind.ENGINE);
        assertThat(place.address()).isEqualTo("unix:///var/run/docker.sock");
    }

    @Test
    void the_flag_comes_before_the_environment_and_that_before_the_chosen_one() throws IOException {
        current("unix:///var/run/docker.sock", "own", false);

        assertThat(resolve("").address()).isEqualTo("own");
        assertThat(resolve("", Map.of("BUILDX_BUILDER", "far")).address()).isEqualTo("tcp://far:1234");
        assertThat(resolve("unix:///b.sock", Map.of("BUILDX_BUILDER", "far")).address())
                .isEqualTo("unix:///b.sock");
        assertThat(resolve("default", Map.of("BUILDX_BUILDER", "far")).kind()).isEqualTo(BuilderPlace.Kind.ENGINE);
    }

    @Test
    void what_was_chosen_for_another_engine_does_not_count_unless_it_is_for_all() throws IOException {
        current("unix:///other.sock", "own", false);
        assertThat(resolve("").kind()).isEqualTo(BuilderPlace.Kind.ENGINE);

        current("unix:///other.sock", "own", true);
        assertThat(resolve("").kind()).isEqualTo(BuilderPlace.Kind.STANDALONE);
    }

    @Test
    void builders_live_where_buildx_was_told_to_keep_them() {
        assertThatThrownBy(() -> resolve("own", Map.of("BUILDX_CONFIG", "/nowhere")))
                .isInstanceOf(Failure.InvalidInput.class)
                .hasMessage("there is no builder `own`");
    }

    @Test
    void a_name_that_is_none_is_answered_with_those_that_are() {
        for (String odd : new String[] {"nobody", "../current", "broken/.."}) {
            assertThatThrownBy(() -> resolve(odd))
                    .hasMessage("there is no builder `" + odd + "`")
                    .satisfies(failure -> assertThat(((Failure) failure).hint())
                            .contains("builders: default, broken, far, own, pods"));
        }
    }

    @Test
    void what_dmcp_does_not_speak_is_said_with_what_does() {
        assertThatThrownBy(() -> resolve("pods"))
                .hasMessageContaining("the driver `kubernetes`")
                .satisfies(failure ->
                        assertThat(((Failure) failure).hint().orElse("")).contains("docker buildx bake"));
        assertThatThrownBy(() -> resolve("ssh://host")).hasMessageContaining("a scheme that dmcp does not speak");
        assertThatThrownBy(() -> resolve("tcp:///path")).hasMessageContaining("names no host");
        assertThatThrownBy(() -> resolve("broken")).hasMessageStartingWith("cannot read `");
    }
}
