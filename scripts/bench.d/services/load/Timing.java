import java.util.ArrayList;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Times calls, in microseconds. */
final class Timing {
    private Timing() {}

    static String closedLoop(Workload workload, int count) throws Exception {
        long[] micros = new long[count];
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            micros[i] = micros(workload, i);
        }
        return percentiles(micros) + " " + rate(count, begun);
    }

    /** In turn, each call at its own moment: a slow one does not move those after it. */
    static String paced(int count, int callsPerSecond, Workload... workloads) throws Exception {
        long[][] micros = new long[workloads.length][count];
        long begun = System.nanoTime();
        for (int i = 0; i < count * workloads.length; i++) {
            awaitMoment(begun + i * 1_000_000_000L / callsPerSecond);
            int side = i % workloads.length;
            micros[side][i / workloads.length] = micros(workloads[side], i);
        }
        var figures = new StringBuilder();
        for (long[] side : micros) {
            figures.append(figures.isEmpty() ? "" : " ").append(percentiles(side));
        }
        return figures.toString();
    }

    static String crowd(Callable<Workload> caller, int count, int callers) throws Exception {
        long[] micros = new long[count];
        var next = new AtomicInteger();
        var ready = new ArrayList<Workload>();
        for (int i = 0; i < callers; i++) {
            ready.add(caller.call());
        }
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var ends = new ArrayList<Future<?>>();
            for (Workload workload : ready) {
                ends.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        micros[i] = micros(workload, i);
                    }
                    return true;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        }
        return percentiles(micros) + " " + rate(count, begun);
    }

    private static void awaitMoment(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static long micros(Workload workload, int i) throws Exception {
        long begun = System.nanoTime();
        workload.call(i);
        return (System.nanoTime() - begun) / 1_000;
    }

    private static String percentiles(long[] micros) {
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] + " " + sorted[(int) (sorted.length * 0.99)];
    }

    private static long rate(int count, long begun) {
        return Math.round(count * 1e9 / (System.nanoTime() - begun));
    }
}
