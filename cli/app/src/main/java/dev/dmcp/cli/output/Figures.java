package dev.dmcp.cli.output;

import java.time.Duration;

/**
 * Figures with one decimal place, the same in every country. By hand: formats and their locales cost a start
 * milliseconds, and a build with nothing to do is little more.
 */
final class Figures {
    private static final double MEGABYTE = 1e6;
    private static final double MILLIS = 1e3;

    private Figures() {}

    static String seconds(Duration duration) {
        return decimal(tenths(duration.toMillis() / MILLIS)) + " s";
    }

    static String megabytes(long bytes) {
        return decimal(tenths(bytes / MEGABYTE)) + " MB";
    }

    /** With its sign; nothing where it would be shown as none. */
    static String megabytesMore(long bytes) {
        long tenths = tenths(bytes / MEGABYTE);
        return tenths == 0 ? "" : (tenths > 0 ? "+" : "-") + decimal(Math.abs(tenths)) + " MB";
    }

    private static long tenths(double value) {
        return Math.round(value * 10);
    }

    private static String decimal(long tenths) {
        return tenths / 10 + "." + tenths % 10;
    }
}
