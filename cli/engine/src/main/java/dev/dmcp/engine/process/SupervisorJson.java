package dev.dmcp.engine.process;

import dev.dmcp.application.port.ProcessLauncher.ProcessIdentity;
import dev.dmcp.application.supervise.LocalService;
import dev.dmcp.application.supervise.RestartPolicy;
import dev.dmcp.application.supervise.ServiceReport;
import dev.dmcp.application.supervise.SupervisorMemory;
import dev.dmcp.application.supervise.SupervisorMemory.Remembered;
import dev.dmcp.application.supervise.SupervisorStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The supervisor's records as JSON and back. */
final class SupervisorJson {

    private SupervisorJson() {}

    static JsonFields of(LocalService service) {
        JsonFields fields = JsonFields.empty()
                .put("name", service.name())
                .put("command", service.command())
                .put("environment", service.environment())
                .put("directory", service.directory().toString())
                .put("health", service.health())
                .put("needs", service.needs())
                .put("startMillis", service.startTimeout().toMillis())
                .put("graceMillis", service.grace().toMillis())
                .put("mcp", service.speaksMcp())
                .put("attempts", service.restart().attempts())
                .put("firstMillis", service.restart().first().toMillis())
                .put("longestMillis", service.restart().longest().toMillis())
                .put("forgiveMillis", service.restart().forgiveAfter().toMillis());
        service.port().ifPresent(port -> fields.put("port", port));
        return fields;
    }

    static LocalService service(JsonFields fields) {
        return new LocalService(
                fields.text("name"),
                Optional.empty(),
                fields.texts("command"),
                fields.textMap("environment"),
                Path.of(fields.text("directory")),
                integer(fields, "port"),
                fields.optionalText("health").map(URI::create),
                fields.texts("needs"),
                fields.duration("startMillis"),
                fields.duration("graceMillis"),
                new RestartPolicy(
                        (int) fields.number("attempts"),
                        fields.duration("firstMillis"),
                        fields.duration("longestMillis"),
                        fields.duration("forgiveMillis")),
                fields.truth("mcp"),
                Optional.empty());
    }

    static JsonFields of(SupervisorMemory memory) {
        return JsonFields.empty()
                .put("version", 1)
                .put(
                        "services",
                        memory.services().stream().map(it -> of(it).plain()).toList());
    }

    private static JsonFields of(Remembered remembered) {
        JsonFields fields = of(remembered.service())
                .put("wanted", remembered.wanted())
                .put("state", remembered.word())
                .put("detail", remembered.detail())
                .put("restarts", remembered.restarts())
                .put("startedAt", remembered.startedAt())
                .put("lastExit", remembered.lastExit())
                .put("runsBy", remembered.runsBy());
        remembered.process().ifPresent(process -> putProcess(fields, process));
        return fields;
    }

    static SupervisorMemory memory(JsonFields fields) {
        return new SupervisorMemory(fields.objects("services").stream()
                .map(SupervisorJson::remembered)
                .toList());
    }

    private static Remembered remembered(JsonFields fields) {
        return new Remembered(
                service(fields),
                fields.truth("wanted"),
                fields.text("state"),
                fields.text("detail"),
                process(fields),
                fields.instant("startedAt"),
                (int) fields.number("restarts"),
                fields.optionalText("lastExit"),
                fields.text("runsBy"));
    }

    static JsonFields of(SupervisorStatus status) {
        JsonFields fields = JsonFields.empty()
                .put("revision", status.revision())
                .put("problem", status.problem())
                .put(
                        "services",
                        status.services().stream().map(it -> of(it).plain()).toList());
        status.supervisor().ifPresent(pid -> fields.put("pid", pid));
        return fields;
    }

    private static JsonFields of(ServiceReport report) {
        JsonFields fields = JsonFields.empty()
                .put("name", report.name())
                .put("state", report.state())
                .put("health", report.health())
                .put("detail", report.detail())
                .put("startedAt", report.startedAt())
                .put("nextStart", report.nextStart())
                .put("restarts", report.restarts())
                .put("lastExit", report.lastExit())
                .put("mcp", report.speaksMcp())
                .put("fingerprint", report.fingerprint());
        report.process().ifPresent(process -> putProcess(fields, process));
        report.latency().ifPresent(latency -> fields.put("latencyNanos", latency.toNanos()));
        report.port().ifPresent(port -> fields.put("port", port));
        report.memoryBytes().ifPresent(bytes -> fields.put("memoryBytes", bytes));
        report.cpuPercent().ifPresent(percent -> fields.put("cpuPercent", percent));
        return fields;
    }

    static SupervisorStatus status(JsonFields fields) {
        return new SupervisorStatus(
                fields.has("pid") ? OptionalLong.of(fields.number("pid")) : OptionalLong.empty(),
                fields.number("revision"),
                fields.optionalText("problem"),
                fields.objects("services").stream().map(SupervisorJson::report).toList());
    }

    private static ServiceReport report(JsonFields fields) {
        return new ServiceReport(
                fields.text("name"),
                fields.text("state"),
                fields.text("health"),
                fields.text("detail"),
                process(fields),
                fields.instant("startedAt"),
                fields.instant("nextStart"),
                fields.has("latencyNanos")
                        ? Optional.of(Duration.ofNanos(fields.number("latencyNanos")))
                        : Optional.empty(),
                integer(fields, "port"),
                (int) fields.number("restarts"),
                fields.optionalText("lastExit"),
                fields.has("memoryBytes") ? OptionalLong.of(fields.number("memoryBytes")) : OptionalLong.empty(),
                fields.has("cpuPercent") ? OptionalDouble.of(fields.fraction("cpuPercent")) : OptionalDouble.empty(),
                fields.truth("mcp"),
                fields.text("fingerprint"));
    }

    static List<LocalService> services(JsonFields fields) {
        return fields.objects("services").stream().map(SupervisorJson::service).toList();
    }

    private static void putProcess(JsonFields fields, ProcessIdentity process) {
        fields.put("processId", process.pid())
                .put("startMark", process.startMark())
                .put("instance", process.instance());
    }

    private static Optional<ProcessIdentity> process(JsonFields fields) {
        return fields.has("processId")
                ? Optional.of(new ProcessIdentity(
                        fields.number("processId"), fields.text("startMark"), fields.text("instance")))
                : Optional.empty();
    }

    private static OptionalInt integer(JsonFields fields, String name) {
        return fields.has(name) ? OptionalInt.of((int) fields.number(name)) : OptionalInt.empty();
    }
}
