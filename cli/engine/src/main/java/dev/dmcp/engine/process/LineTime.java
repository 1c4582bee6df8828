package dev.dmcp.engine.process;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a line was written, as it says itself: by an RFC 3339 time near its beginning, as JSON and plain logs have. */
final class LineTime {

    private static final int SEARCHED = 200;
    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?:Z|[+-]\\d\\d:?\\d\\d)");

    private LineTime() {}

    static Optional<Instant> of(String line) {
        String beginning = line.length() > SEARCHED ? line.substring(0, SEARCHED) : line;
        Matcher matcher = TIME.matcher(beginning);
        if (!matcher.find()) {
            return Optional.empty();
        }
        try {
            String time = matcher.group().replace(' ', 'T').replace(',', '.');
            return Optional.of(OffsetDateTime.parse(withColon(time)).toInstant());
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    /** {@code +0200} is common in logs, and not what the parser takes. */
    private static String withColon(String time) {
        int length = time.length();
        boolean isBare = !time.endsWith("Z") && time.charAt(length - 3) != ':';
        return isBare ? time.substring(0, length - 2) + ":" + time.substring(length - 2) : time;
    }
}
