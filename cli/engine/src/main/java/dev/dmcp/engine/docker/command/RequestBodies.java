package dev.dmcp.engine.docker.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.api.command.DockerCmd;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.VolumeSpec;

/** Turns what is wanted into what the engine is sent. Safe for use from many threads. */
public final class RequestBodies {
    /** Unset fields stay away, so that a newer engine's defaults hold; a set is written as docker's empty objects. */
    private final ObjectMapper mapper = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    /** For {@code POST /containers/create}. */
    public String container(ContainerSpec spec) {
        ObjectNode body = tree(ContainerCommand.of(spec));
        ContainerCompletion.complete(body, spec);
        return text(body);
    }

    /** For {@code POST /networks/create}. */
    public String network(NetworkSpec spec) {
        ObjectNode body = tree(NetworkCommand.of(spec));
        NetworkCommand.complete(body, spec);
        return text(body);
    }

    /** For {@code POST /volumes/create}. */
    public String volume(VolumeSpec spec) {
        return text(tree(VolumeCommand.of(spec)));
    }

    /** For {@code POST /networks/{id}/connect}. */
    public String connection(String container, Endpoint endpoint) {
        ObjectNode body = mapper.createObjectNode().put("Container", container);
        ContainerCompletion.endpoint(body.putObject("EndpointConfig"), endpoint);
        return text(body);
    }

    private ObjectNode tree(DockerCmd<?> command) {
        return mapper.valueToTree(command);
    }

    private String text(ObjectNode body) {
        try {
            return mapper.writeValueAsString(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that cannot be written", impossible);
        }
    }

    /** docker-java's commands want someone who sends them; ours are only written. */
    static IllegalStateException neverSent() {
        return new IllegalStateException("this command is written, never sent");
    }
}
