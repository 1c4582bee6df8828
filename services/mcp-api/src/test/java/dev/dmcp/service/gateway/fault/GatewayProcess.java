package dev.dmcp.service.gateway.fault;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The gateway as a process of its own, with the flags and the heap that its image gives it. */
final class GatewayProcess implements AutoCloseable {
    private final Process process;
    private final List<String> log = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    GatewayProcess(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xss512k",
                "-Xmx128m",
                "-Xmn8m",
                "-XX:CompileThresholdScaling=0.5",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.dmcp.service.gateway.Main");
        builder.environment().putAll(environment);
        builder.environment().put("PORT", "0");
        builder.redirectErrorStream(true);
        process = builder.start();
        BufferedReader lines = process.inputReader();
        port = portIn(lines);
        Thread.ofPlatform().daemon().name("log").start(() -> lines.lines().forEach(log::add));
    }

    private int portIn(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            log.add(line);
            JsonObject event = event(line);
            if (event.string("message").orElse("").equals("listening")) {
                return (int) event.integer("port").orElseThrow();
            }
        }
        throw new IOException("the gateway did not start: " + log);
    }

    private static JsonObject event(String line) {
        try {
            return Json.parse(line).asObject().orElse(JsonObject.empty());
        } catch (MalformedJsonException noEvent) {
            return JsonObject.empty();
        }
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("content-type", "application/json")
                        .timeout(Duration.ofSeconds(60))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> call(String tool) throws IOException, InterruptedException {
        return send("POST", "/tools/execute", "{\"tool\":\"" + tool + "\",\"args\":{\"a\":1}}");
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> log() {
        return List.copyOf(log);
    }

    /** The most memory that it ever had, in megabytes, as the kernel counts. */
    long peakMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        throw new IOException("the kernel does not say");
    }

    @Override
    public void close() {
        client.close();
        process.destroyForcibly();
    }
}
