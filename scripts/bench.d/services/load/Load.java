import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The caller of scripts/bench services: one command a line on standard input, one line of figures for each on standard output.
 *
 * <pre>
 * await WORKLOAD                        microseconds since 1970 at the first good answer
 * calls WORKLOAD COUNT                  one after the other, as fast as they are answered: p50 p99 in microseconds, calls a second
 * paced WORKLOAD COUNT RATE             at a steady rate a second: p50 p99 in microseconds
 * pairs WORKLOAD WORKLOAD COUNT RATE    the two in turn: p50 p99 of the first, p50 p99 of the second
 * crowd WORKLOAD COUNT CLIENTS          as many callers at once: p50 p99 in microseconds, calls a second
 * </pre>
 *
 * A call that is not answered well ends the program with exit code 1.
 */
public final class Load {
    private Load() {}

    public static void main(String[] arguments) throws Exception {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready");
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(figures(line.split(" ")));
        }
    }

    private static String figures(String[] words) throws Exception {
        return switch (words[0]) {
            case "await" -> await(words[1]);
            case "calls" -> Timing.closedLoop(Workload.of(words[1]), number(words[2]));
            case "paced" -> Timing.paced(number(words[2]), number(words[3]), Workload.of(words[1]));
            case "pairs" -> Timing.paced(number(words[3]), number(words[4]), Workload.of(words[1]), Workload.of(words[2]));
            case "crowd" -> Timing.crowd(() -> Workload.of(words[1]), number(words[2]), number(words[3]));
            default -> throw new IllegalArgumentException("no such command: " + words[0]);
        };
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }

    /** A service that is not there yet refuses at once, so that asking again every two milliseconds costs it nothing. */
    private static String await(String name) throws Exception {
        McpConnection.closePipes();
        Instant giveUp = Instant.now().plusSeconds(60);
        while (true) {
            try {
                Workload.of(name).call(0);
                return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            } catch (IOException notYet) {
                if (Instant.now().isAfter(giveUp)) {
                    throw notYet;
                }
                Thread.sleep(2);
            }
        }
    }
}
