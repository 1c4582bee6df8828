package dev.dmcp.service.kit.metrics;

/** What every process can say of itself, without the management beans, which take long to load. */
public final class ProcessFigures {
    private ProcessFigures() {}

    /** Registers the process's gauges. */
    public static void register(Metrics metrics) {
        long started = System.nanoTime();
        Runtime runtime = Runtime.getRuntime();
        metrics.gauge(
                "process_uptime_seconds",
                "Seconds since the start",
                Labels.none(),
                () -> (System.nanoTime() - started) / 1e9);
        metrics.gauge(
                "jvm_heap_used_bytes",
                "Heap in use, garbage included",
                Labels.none(),
                () -> runtime.totalMemory() - runtime.freeMemory());
        metrics.gauge("jvm_heap_committed_bytes", "Heap taken from the system", Labels.none(), runtime::totalMemory);
        metrics.gauge("jvm_heap_max_bytes", "Heap it may grow to", Labels.none(), runtime::maxMemory);
    }
}
