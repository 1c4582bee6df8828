package dev.dmcp.application.status;

import dev.dmcp.application.port.ContainerFigures;
import dev.dmcp.application.port.ContainerFigures.Reading;
import dev.dmcp.application.port.McpGreeter;
import dev.dmcp.application.port.McpGreeter.Answer;
import dev.dmcp.application.port.McpGreeter.Endpoint;
import dev.dmcp.application.status.RunningService.AsContainer;
import dev.dmcp.application.status.RunningService.AsProcess;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks running services what they speak, and the engine what containers use: all at once, with one deadline for the lot. Remembers what it saw, so
 * that a second look costs less and tells more: who has said what it speaks is not asked again while it is the same one, and processor time is
 * measured from look to look.
 */
public final class LookCloser {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Processor time within less than this says little. */
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(200);

    private final McpGreeter greeter;
    private final ContainerFigures figures;
    private final Map<String, String> paths;
    private final Map<String, Answer.Speaks> known = new ConcurrentHashMap<>();
    private final Map<String, Reading> readings = new ConcurrentHashMap<>();

    /** @param paths where services speak MCP, by their names; a service that is not in it is not asked */
    public LookCloser(McpGreeter greeter, ContainerFigures figures, Map<String, String> paths) {
        this.greeter = greeter;
        this.figures = figures;
        this.paths = Map.copyOf(paths);
    }

    /** One detail for each line, in their order. */
    public List<ServiceDetail> at(List<RunningService> lines) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        List<FutureTask<ServiceDetail>> looks = new ArrayList<>();
        for (RunningService line : lines) {
            FutureTask<ServiceDetail> look = new FutureTask<>(look(line));
            Thread.ofVirtual().name("look").start(look);
            looks.add(look);
        }
        List<ServiceDetail> details = new ArrayList<>();
        for (FutureTask<ServiceDetail> look : looks) {
            details.add(await(look, deadline));
        }
        return List.copyOf(details);
    }

    private static ServiceDetail await(FutureTask<ServiceDetail> look, long deadline) throws InterruptedException {
        try {
            return look.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            look.cancel(true);
            return ServiceDetail.NONE;
        } catch (ExecutionException gone) {
            return ServiceDetail.NONE; // what cannot be asked has gone since the list was made
        }
    }

    private Callable<ServiceDetail> look(RunningService line) {
        return switch (line) {
            case AsProcess(var report) ->
                () -> new ServiceDetail(
                        report.isActive() && report.port().isPresent()
                                ? greet(
                                        line.service(),
                                        report.port().getAsInt(),
                                        report.process().map(Object::toString).orElse(""))
                                : Optional.empty(),
                        OptionalLong.empty(),
                        OptionalDouble.empty());
            case AsContainer container -> () -> look(container);
        };
    }

    private ServiceDetail look(AsContainer line) throws InterruptedException {
        if (!line.isRunning()) {
            return ServiceDetail.NONE;
        }
        String id = line.container().id();
        Optional<Reading> before = Optional.ofNullable(readings.get(id));
        if (before.isEmpty()) {
            before = figures.read(id);
        }
        long start = System.nanoTime();
        Optional<Answer.Speaks> mcp = line.port() == 0 ? Optional.empty() : greet(line.service(), line.port(), id);
        if (!readings.containsKey(id)) {
            Thread.sleep(SHORTEST_INTERVAL.minusNanos(System.nanoTime() - start));
        }
        Optional<Reading> now = figures.read(id);
        now.ifPresent(reading -> readings.put(id, reading));
        return new ServiceDetail(
                mcp,
                now.map(reading -> OptionalLong.of(reading.memoryBytes())).orElse(OptionalLong.empty()),
                now.isPresent() && before.isPresent()
                        ? now.get().cpuPercentSince(before.get())
                        : OptionalDouble.empty());
    }

    /** @param incarnation differs when another process or container answers */
    private Optional<Answer.Speaks> greet(String service, int port, String incarnation) {
        String path = paths.get(service);
        if (path == null) {
            return Optional.empty();
        }
        String key = service + " " + incarnation;
        Answer.Speaks before = known.get(key);
        if (before != null) {
            return Optional.of(before);
        }
        URI uri = URI.create("http://127.0.0.1:" + port + path);
        return switch (greeter.greet(new Endpoint(service, uri), PATIENCE)) {
            case Answer.Speaks speaks -> {
                known.put(key, speaks);
                yield Optional.of(speaks);
            }
            case Answer.Silent _ -> Optional.empty();
        };
    }
}
