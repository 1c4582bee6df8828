package dev.dmcp.engine.docker;

import dev.dmcp.application.container.ContainerCondition;
import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.LogLine;
import dev.dmcp.application.container.LogRequest;
import dev.dmcp.application.container.NetworkSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.container.ObservedContainer;
import dev.dmcp.application.container.ObservedState;
import dev.dmcp.application.container.VolumeSpec;
import dev.dmcp.application.port.ContainerEngine;
import dev.dmcp.engine.docker.command.RequestBodies;
import dev.dmcp.engine.docker.http.EngineRequest;
import dev.dmcp.engine.docker.http.EngineResponse;
import dev.dmcp.engine.docker.read.ConditionReader;
import dev.dmcp.engine.docker.read.EngineObjects;
import dev.dmcp.engine.docker.read.LogReader;
import dev.dmcp.engine.docker.read.PullReader;
import dev.dmcp.engine.registry.RegistryCall;
import dev.dmcp.engine.registry.RegistryPatience;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The port on a Docker engine. */
public final class DockerEngine implements ContainerEngine {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final DockerApi api;
    private final Snapshot snapshot;
    private final RegistryCredentials credentials;
    private final RegistryPatience patience;

    public DockerEngine(DockerApi api, RegistryCredentials credentials, RegistryPatience patience) {
        this.api = api;
        this.snapshot = new Snapshot(api);
        this.credentials = credentials;
        this.patience = patience;
    }

    @Override
    public ObservedState snapshot(SnapshotRequest request) {
        return snapshot.take(request);
    }

    @Override
    public List<ObservedContainer> containers(String project) {
        return snapshot.containers(project);
    }

    @Override
    public Optional<ContainerCondition> condition(String container) {
        return inspect(container).map(ConditionReader.Inspected::condition);
    }

    private Optional<ConditionReader.Inspected> inspect(String container) {
        return Optionals.found(
                api, "look at container `%s`".formatted(container), path(container, "/json"), ConditionReader::read);
    }

    @Override
    public String createContainer(ContainerSpec spec) {
        boolean allAtOnce = api.version().isAtLeast(ApiVersion.SEVERAL_ENDPOINTS);
        List<Endpoint> endpoints = spec.networking().endpoints();
        int first = allAtOnce ? endpoints.size() : Math.min(1, endpoints.size());
        ContainerSpec sent = spec.withNetworking(spec.networking().withEndpoints(endpoints.subList(0, first)));
        String id = create(sent);
        for (Endpoint endpoint : endpoints.subList(first, endpoints.size())) {
            connect(id, spec.name(), endpoint);
        }
        return id;
    }

    private String create(ContainerSpec spec) {
        String platform = spec.platform()
                .map(name -> "&platform=" + DockerApi.encode(name))
                .orElse("");
        return api.read(
                "create container `%s`".formatted(spec.name()),
                EngineRequest.postJson(
                        "/containers/create?name=" + DockerApi.encode(spec.name()) + platform,
                        RequestBodies.container(spec)),
                body -> EngineObjects.field(body, "Id"));
    }

    /** For engines before API 1.44, which take one network as a container is created. */
    private void connect(String id, String name, Endpoint endpoint) {
        api.command(
                "connect container `%s` to network `%s`".formatted(name, endpoint.network()),
                EngineRequest.postJson(
                        "/networks/" + DockerApi.encode(endpoint.network()) + "/connect",
                        RequestBodies.connection(id, endpoint)));
    }

    @Override
    public void startContainer(String container) {
        api.command("start container `%s`".formatted(container), EngineRequest.post(path(container, "/start")));
    }

    @Override
    public void stopContainer(String container, Optional<Duration> grace) {
        api.command(
                "stop container `%s`".formatted(container),
                EngineRequest.post(path(container, "/stop" + seconds(grace))),
                NOT_FOUND);
    }

    @Override
    public void restartContainer(String container, Optional<Duration> grace) {
        api.command(
                "restart container `%s`".formatted(container),
                EngineRequest.post(path(container, "/restart" + seconds(grace))));
    }

    private static String seconds(Optional<Duration> grace) {
        return grace.map(time -> "?t=" + time.toSeconds()).orElse("");
    }

    @Override
    public void renameContainer(String container, String name) {
        api.command(
                "rename container `%s` to `%s`".formatted(container, name),
                EngineRequest.post(path(container, "/rename?name=" + DockerApi.encode(name))));
    }

    /** 409 says that someone else is removing it already. */
    @Override
    public void removeContainer(String container, boolean withAnonymousVolumes) {
        api.command(
                "remove container `%s`".formatted(container),
                EngineRequest.delete(path(container, "?force=1&v=" + (withAnonymousVolumes ? 1 : 0))),
                NOT_FOUND,
                CONFLICT);
    }

    @Override
    public void createNetwork(NetworkSpec spec) {
        api.command(
                "create network `%s`".formatted(spec.name()),
                EngineRequest.postJson("/networks/create", RequestBodies.network(spec)));
    }

    @Override
    public void removeNetwork(String network) {
        api.command(
                "remove network `%s`".formatted(network),
                EngineRequest.delete("/networks/" + DockerApi.encode(network)),
                NOT_FOUND);
    }

    @Override
    public void createVolume(VolumeSpec spec) {
        api.command(
                "create volume `%s`".formatted(spec.name()),
                EngineRequest.postJson("/volumes/create", RequestBodies.volume(spec)));
    }

    @Override
    public void removeVolume(String name) {
        api.command(
                "remove volume `%s`".formatted(name),
                EngineRequest.delete("/volumes/" + DockerApi.encode(name)),
                NOT_FOUND);
    }

    @Override
    public Map<String, Long> volumeSizes() {
        return api.read(
                "ask how large volumes are", EngineRequest.get("/system/df?type=volume"), EngineObjects::volumeSizes);
    }

    @Override
    public void removeImage(String reference) {
        api.command(
                "remove image `%s`".formatted(reference),
                EngineRequest.delete("/images/" + DockerApi.encode(reference)),
                NOT_FOUND);
    }

    @Override
    public Optional<String> imageId(String reference) {
        return snapshot.imageId(reference);
    }

    @Override
    public void pullImage(String reference, Optional<String> platform, Consumer<String> progress) {
        String doing = "pull image `%s`".formatted(reference);
        String query = "?fromImage=" + DockerApi.encode(ImageNames.repository(reference))
                + "&tag=" + DockerApi.encode(ImageNames.version(reference))
                + platform.map(name -> "&platform=" + DockerApi.encode(name)).orElse("");
        EngineRequest request = EngineRequest.post("/images/create" + query);
        EngineRequest signed = credentials
                .header(ImageNames.registry(reference))
                .map(header -> request.withHeader("X-Registry-Auth", header))
                .orElse(request);
        RegistryCall call = new RegistryCall("pull " + reference, patience);
        Optional<String> refusal = call.run(() ->
                api.read(doing, signed, body -> PullReader.read(body, progress, isOwn -> heard(call, isOwn))));
        if (refusal.isPresent()) {
            throw EngineFailures.refused(doing, refusal.get());
        }
    }

    private static void heard(RegistryCall call, boolean isOwnWork) {
        if (isOwnWork) {
            call.works();
        } else {
            call.waits();
        }
    }

    @Override
    public Events events(String project) {
        return EventStream.open(api, project);
    }

    @Override
    public void logs(String container, LogRequest request, Consumer<LogLine> lines) {
        String doing = "read the output of container `%s`".formatted(container);
        try (EngineResponse response = api.send(EngineRequest.get(path(container, "/logs" + query(request))))) {
            DockerApi.expectSuccess(doing, response);
            LogReader.read(response.body(), framed(container, response), lines);
        } catch (IOException broken) {
            throw EngineFailures.brokenOff(doing, api.address(), broken);
        }
    }

    private boolean framed(String container, EngineResponse response) {
        if (api.version().isAtLeast(ApiVersion.LOG_TYPES)) {
            return response.header("Content-Type").orElse("").contains("multiplexed");
        }
        return !inspect(container).map(ConditionReader.Inspected::hasTerminal).orElse(false);
    }

    private static String query(LogRequest request) {
        StringBuilder query = new StringBuilder("?stdout=1&stderr=1&timestamps=1");
        request.tail().ifPresent(lines -> query.append("&tail=").append(lines));
        request.since().ifPresent(since -> query.append("&since=").append(unixTime(since)));
        request.until().ifPresent(until -> query.append("&until=").append(unixTime(until)));
        return (request.follow() ? query.append("&follow=1") : query).toString();
    }

    private static String unixTime(Instant time) {
        return "%d.%09d".formatted(time.getEpochSecond(), time.getNano());
    }

    private static String path(String container, String rest) {
        return "/containers/" + DockerApi.encode(container) + rest;
    }
}
