package dev.dmcp.engine.files;

import java.time.Duration;
import java.time.Instant;

/**
 * What the operating system says of a file. Whoever changes a file's content changes the stamp too, and cannot put it
 * back: programs may set the time of modification, not the time of change.
 *
 * @param modifiedNanos since 1970, as programs see and set it
 * @param changedNanos since 1970, when content, name, mode or owner were changed last
 */
public record FileStamp(long size, long modifiedNanos, long changedNanos, long inode, long device) {
    /** Of what lies on no disk. */
    public static final FileStamp NONE = new FileStamp(0, 0, 0, 0, 0);

    /** File systems count time in steps, of two seconds at the longest. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(3);

    /** The same for something that counts as so long. */
    public FileStamp withSize(long other) {
        return new FileStamp(other, modifiedNanos, changedNanos, inode, device);
    }

    /** Whether every change from this moment on gives another stamp: one within the same step of time would not. */
    boolean isSettled(Instant moment) {
        return moment.minus(LONGEST_STEP).isAfter(Instant.EPOCH.plusNanos(changedNanos));
    }

    /** On one line, for comparison and for files. */
    String text() {
        return size + " " + modifiedNanos + " " + changedNanos + " " + inode + " " + device;
    }
}
