package dev.dmcp.engine.buildkit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.event.Event;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.BuildInput;
import dev.dmcp.application.image.BuildOptions;
import dev.dmcp.application.image.ImageBuild;
import dev.dmcp.application.port.ImageBuilder;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.docker.http.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when the engine goes away in the middle of a solve. */
class BrokenConnectionIT {

    private final List<Wire> wires = new ArrayList<>();
    private final TestEngine engine = new TestEngine();

    @TempDir
    private Path folder;

    @Test
    void a_connection_that_breaks_ends_the_build_with_a_sentence() throws Exception {
        Files.writeString(folder.resolve("Dockerfile"), """
                FROM localhost:5000/mirror/library/debian:bookworm-slim
                RUN echo begun; sleep 91.7
                """);
        ImageBuild build = new ImageBuild(
                "web", List.of(engine.newTag()), BuildInput.folder(folder.toString()), BuildOptions.USUAL, Map.of());
        Connector connector = () -> {
            Wire wire = TestEngine.connector().connect();
            wires.add(wire);
            return wire;
        };
        ImageBuilder builder = TestEngine.builder(connector);

        try (ImageBuilder.Session session = builder.open(List.of(build), this::breakAtFirstOutput)) {
            assertThatThrownBy(() -> session.build(build))
                    .isInstanceOf(Failure.EngineUnreachable.class)
                    .hasMessageStartingWith("lost the connection to the builder at `unix://test.sock`");
        }
        engine.await(() -> !engine.hasProcess("sleep 91.7"));
    }

    private void breakAtFirstOutput(Event event) {
        if (event instanceof Event.Build.StepOutput) {
            try {
                wires.getLast().close();
            } catch (IOException alreadyClosed) {
                throw new AssertionError(alreadyClosed);
            }
        }
    }
}
