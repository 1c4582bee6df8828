package dev.dmcp.cli.training;

import dev.dmcp.application.container.ContainerSpec;
import dev.dmcp.application.container.Labels;
import dev.dmcp.application.container.MountSpec;
import dev.dmcp.application.container.NetworkingSpec.Endpoint;
import dev.dmcp.application.converge.DesiredNetwork;
import dev.dmcp.application.converge.DesiredService;
import dev.dmcp.application.converge.DesiredState;
import dev.dmcp.application.converge.DesiredVolume;
import dev.dmcp.application.image.EngineImage;
import dev.dmcp.cli.output.JsonText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Just enough of an engine, on a socket of its own, that commands which look take their usual way: it says that all
 * of a project runs, is healthy and is as wanted. It creates nothing: what writes requests with a body is not trained,
 * because every class in the cache is paid for by every command.
 */
final class CannedEngine implements AutoCloseable {
    /** What the images stand on, so that nobody has to be asked for it. */
    static final EngineImage BASE = new EngineImage("sha256:2", List.of("debian:bookworm"), Map.of(), 1, Instant.EPOCH);

    private static final String IMAGE_ID = "sha256:1";

    private final ServerSocketChannel server;
    private final Map<String, String> answers = new LinkedHashMap<>();

    CannedEngine(Path socket, DesiredState running) throws IOException {
        this(socket, running, Map.of());
    }

    /** @param labels of images, by their names */
    CannedEngine(Path socket, DesiredState running, Map<String, Map<String, String>> labels) throws IOException {
        answers.put("/containers/json", containers(running));
        answers.put("/networks", networks(running));
        answers.put("/volumes", volumes(running));
        answers.put("/images/json", images(running, labels));
        answers.put("/images/docker.io%2Flibrary%2Fdebian%3Abookworm/json", "{\"Config\":{\"Env\":[\"PATH=/bin\"]}}");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::accept);
    }

    private static String containers(DesiredState running) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (DesiredService service : running.services()) {
            list.add(container(service.container(1)));
        }
        return JsonText.of(list);
    }

    private static Map<String, Object> container(ContainerSpec spec) {
        Map<String, String> labels = new LinkedHashMap<>(spec.labels());
        labels.put(Labels.IMAGE, IMAGE_ID);
        Map<String, Object> networks = new LinkedHashMap<>();
        for (Endpoint endpoint : spec.networking().endpoints()) {
            networks.put(endpoint.network(), Map.of("NetworkID", endpoint.network()));
        }
        List<Map<String, Object>> mounts = new ArrayList<>();
        for (MountSpec mount : spec.mounts()) {
            if (mount instanceof MountSpec.Volume volume) {
                mounts.add(Map.of("Type", "volume", "Name", volume.name().orElse(""), "Destination", volume.target()));
            }
        }
        Map<String, Object> port = Map.of("IP", "127.0.0.1", "PrivatePort", 80, "PublicPort", 8080, "Type", "tcp");
        Map<String, Object> container = new LinkedHashMap<>();
        container.put("Id", spec.name());
        container.put("Names", List.of("/" + spec.name()));
        container.put("Image", spec.image());
        container.put("ImageID", IMAGE_ID);
        container.put("Created", 1);
        container.put("State", "running");
        container.put("Status", "Up 2 seconds (healthy)");
        container.put("Ports", List.of(port));
        container.put("Labels", labels);
        container.put("NetworkSettings", Map.of("Networks", networks));
        container.put("Mounts", mounts);
        return container;
    }

    private static String networks(DesiredState running) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (DesiredNetwork network : running.networks()) {
            String name = network.spec().name();
            list.add(Map.of("Id", name, "Name", name, "Labels", network.spec().labels()));
        }
        return JsonText.of(list);
    }

    private static String volumes(DesiredState running) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (DesiredVolume volume : running.volumes()) {
            list.add(
                    Map.of("Name", volume.spec().name(), "Labels", volume.spec().labels()));
        }
        return JsonText.of(Map.of("Volumes", list));
    }

    private static String images(DesiredState running, Map<String, Map<String, String>> labels) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (String image : running.images()) {
            list.add(image(IMAGE_ID, List.of(image, image + ":latest"), labels.getOrDefault(image, Map.of())));
        }
        list.add(image(BASE.id(), BASE.tags(), Map.of()));
        return JsonText.of(list);
    }

    private static Map<String, Object> image(String id, List<String> tags, Map<String, String> labels) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("Id", id);
        line.put("RepoTags", tags);
        line.put("Size", 1);
        line.put("Created", 1);
        line.put("Labels", labels);
        return line;
    }

    private void accept() {
        try {
            while (server.isOpen()) {
                SocketChannel connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // the training is over
        }
    }

    private void serve(SocketChannel connection) {
        try (connection) {
            InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
            String path = pathOf(line(in));
            while (!line(in).isEmpty()) {
                // headers do not matter: no request of the training has a body
            }
            send(connection, answers.getOrDefault(path, ""));
        } catch (IOException clientLeft) {
            // as clients do
        }
    }

    /** {@code GET /v1.51/containers/json?all=1 HTTP/1.1} asks for {@code /containers/json}. */
    private static String pathOf(String line) {
        String path = line.substring(line.indexOf(' ') + 1, line.lastIndexOf(' '));
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return plain.startsWith("/v1.") ? plain.substring(plain.indexOf('/', 1)) : plain;
    }

    private static void send(SocketChannel connection, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nApi-Version: 1.51\r\nContent-Type: application/json\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        for (byte[] part : List.of(head.getBytes(StandardCharsets.ISO_8859_1), content)) {
            ByteBuffer bytes = ByteBuffer.wrap(part);
            while (bytes.hasRemaining()) {
                connection.write(bytes);
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
