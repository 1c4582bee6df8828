package dev.dmcp.service.gateway.execute;

/** Told of each call when it is over. Must not throw and not take long. */
@FunctionalInterface
public interface CallRecorder {
    void record(CallRecord record);

    /** First this one, then the other. */
    default CallRecorder and(CallRecorder other) {
        return record -> {
            record(record);
            other.record(record);
        };
    }
}
