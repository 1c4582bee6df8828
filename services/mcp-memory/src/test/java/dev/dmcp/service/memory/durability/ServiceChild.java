package dev.dmcp.service.memory.durability;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The memory server as a process of its own, so that it can be killed as the system would. */
final class ServiceChild {
    private final Process process;
    private final int port;

    private ServiceChild(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static ServiceChild start(Map<String, String> environment) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classPath = System.getProperty("java.class.path");
        var builder = new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath,
                "dev.dmcp.service.memory.Main");
        builder.environment().putAll(environment);
        builder.environment().put("PORT", "0");
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        return new ServiceChild(process, portIn(process.errorReader()));
    }

    private static int portIn(BufferedReader log) throws IOException {
        List<String> seen = new ArrayList<>();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            seen.add(line);
            JsonObject event = event(line);
            if (event.string("message").orElse("").equals("listening")) {
                return (int) event.integer("port").orElseThrow();
            }
        }
        throw new IOException("the service did not start: " + seen);
    }

    private static JsonObject event(String line) {
        try {
            return Json.parse(line).asObject().orElse(JsonObject.empty());
        } catch (MalformedJsonException noEvent) {
            return JsonObject.empty();
        }
    }

    int port() {
        return port;
    }

    /** SIGKILL: no handler, no hook, no flush. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }
}
