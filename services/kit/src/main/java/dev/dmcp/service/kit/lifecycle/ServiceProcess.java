package dev.dmcp.service.kit.lifecycle;

import dev.dmcp.service.kit.config.Environment;
import dev.dmcp.service.kit.config.InvalidConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A service as a process: arguments in, exit code out, and an orderly end on SIGTERM. What {@code Main} calls. */
public final class ServiceProcess {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int TRY_AGAIN = 75;

    private final ServiceDefinition definition;
    private final Map<String, String> variables;
    private final PrintStream err;
    private final String version;

    /** For a service with these environment variables, which reports to that stream. */
    public ServiceProcess(ServiceDefinition definition, Map<String, String> variables, PrintStream err) {
        this.definition = definition;
        this.variables = Map.copyOf(variables);
        this.err = err;
        this.version = BuiltVersion.of(definition.getClass());
    }

    /**
     * Runs until a signal ends the process, or with {@code --train} until the service was exercised once.
     *
     * @return the exit code: 0 done, 1 failed, 2 wrong configuration or usage, 75 worth trying again
     */
    public int run(String... arguments) {
        try {
            if (arguments.length == 0) {
                return serve();
            }
            return List.of(arguments).equals(List.of("--train")) ? train() : usage();
        } catch (InvalidConfigurationException invalid) {
            invalid.problems().forEach(problem -> err.println("error: " + problem));
            return WRONG_USAGE;
        } catch (StartFailure failure) {
            err.println("error: " + failure.getMessage());
            return failure.isWorthTryingAgain() ? TRY_AGAIN : FAILED;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    private int usage() {
        err.println("error: " + definition.name() + " takes no arguments but `--train`");
        err.println();
        err.println("hint: it is configured by its environment, as docs/services.md says");
        return WRONG_USAGE;
    }

    private int serve() throws StartFailure, InterruptedException {
        RunningService running = RunningService.start(definition, new Environment(variables), version, err);
        var stopper = new Stopper(running);
        Runtime.getRuntime().addShutdownHook(stopper);
        stopper.stopped.await();
        return DONE;
    }

    /** Runs when a signal ends the process. A class and no lambda, since no training run passes here. */
    private static final class Stopper extends Thread {
        private final RunningService running;
        private final CountDownLatch stopped = new CountDownLatch(1);

        Stopper(RunningService running) {
            super("stop");
            this.running = running;
        }

        @Override
        public void run() {
            running.close();
            stopped.countDown();
        }
    }

    private int train() throws StartFailure, InterruptedException {
        try {
            trainWith(Map.of());
            Optional<StandIn> standIn = definition.standIn();
            if (standIn.isPresent()) {
                try (StandIn open = standIn.get()) {
                    trainWith(open.variables());
                }
            }
            return DONE;
        } catch (IOException e) {
            throw new StartFailure("cannot train in a temporary folder: " + e.getMessage(), false, e);
        }
    }

    private void trainWith(Map<String, String> more) throws StartFailure, InterruptedException, IOException {
        Path folder = Files.createTempDirectory("dmcp-train");
        try (RunningService running =
                RunningService.start(definition, trainingEnvironment(folder, more), version, silence())) {
            definition.train(new TrainingCalls(running.port()));
        } finally {
            delete(folder);
        }
    }

    private static Environment trainingEnvironment(Path folder, Map<String, String> more) {
        var training = new HashMap<>(more);
        training.put("DATA_DIR", folder.toString());
        training.put("PORT", "0");
        return new Environment(training);
    }

    private static PrintStream silence() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
