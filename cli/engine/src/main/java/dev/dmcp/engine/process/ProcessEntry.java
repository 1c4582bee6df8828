package dev.dmcp.engine.process;

/**
 * A line of the system's process table.
 *
 * @param startMark see {@code ProcessIdentity}
 * @param startTicks when it started, in ticks of the system; grows with time
 * @param cpuNanos processor time used so far
 */
record ProcessEntry(
        long pid, long parent, long group, long session, char state, String startMark, long startTicks, long cpuNanos) {

    /** A zombie has ended; only its parent has not looked yet, and perhaps never will. */
    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }
}
