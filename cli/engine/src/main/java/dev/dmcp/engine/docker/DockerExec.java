package dev.dmcp.engine.docker;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.dmcp.application.failure.Failure;
import dev.dmcp.engine.docker.http.Connector;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import dev.dmcp.engine.docker.http.Wire;
import dev.dmcp.engine.docker.read.EngineObjects;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Connections to a program in a container: its standard input and output. The container is started where it stands still. */
public final class DockerExec implements Connector {
    private static final int NOT_FOUND = 404;

    private final DockerApi api;
    private final String container;
    private final List<String> command;
    private final String hint;

    /** @param hint what to try where there is no such container */
    public DockerExec(DockerApi api, String container, List<String> command, String hint) {
        this.api = api;
        this.container = container;
        this.command = List.copyOf(command);
        this.hint = hint;
    }

    @Override
    public Wire connect() throws IOException {
        start();
        String id = create();
        EngineRequest request = new EngineRequest(
                "POST",
                "/exec/" + id + "/start",
                Map.of("Content-Type", "application/json"),
                new EngineRequest.Body.Text("{\"Detach\":false,\"Tty\":false}"),
                true);
        EngineResponse response = api.send(request);
        DockerApi.expectSuccess("run `%s` in `%s`".formatted(String.join(" ", command), container), response);
        Wire wire = response.wire();
        InputStream output = new ExecOutput(response.body());
        return new Wire(output, new BufferedOutputStream(wire.out(), 65_536), wire.halfClose(), wire.release());
    }

    private void start() {
        String doing = "start the builder's container `%s`".formatted(container);
        try (EngineResponse response = api.send(EngineRequest.post("/containers/" + container + "/start"))) {
            if (response.status() == NOT_FOUND) {
                throw new Failure.EngineUnreachable(
                        "there is no container `%s`, in which the builder runs".formatted(container), hint, null);
            }
            DockerApi.expectSuccess(doing, response);
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, api.address(), broken);
        }
    }

    private String create() {
        String words = command.stream()
                .map(word ->
                        "\"" + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(word)) + "\"")
                .collect(Collectors.joining(","));
        return api.read(
                "prepare `%s` in `%s`".formatted(String.join(" ", command), container),
                EngineRequest.postJson(
                        "/containers/" + container + "/exec",
                        "{\"AttachStdin\":true,\"AttachStdout\":true,\"AttachStderr\":true,\"Cmd\":[" + words + "]}"),
                body -> EngineObjects.field(body, "Id"));
    }
}
