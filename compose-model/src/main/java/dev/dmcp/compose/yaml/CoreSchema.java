package dev.dmcp.compose.yaml;

import dev.dmcp.compose.validate.Position;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * What a plain scalar means: the core schema of YAML 1.2 (10.3.2), and beyond it what docker compose's parser still
 * takes: {@code 0777} is octal, {@code 1_000} is a number, {@code 2024-05-01} is a date.
 */
final class CoreSchema {
    private static final String YAML_TAG = "tag:yaml.org,2002:";
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);

    private CoreSchema() {}

    static YamlNode.Scalar scalar(ScalarEvent event, Position position) {
        String text = event.getValue();
        String tag = event.getTag().orElse("");
        if (tag.isEmpty() && event.isPlain()) {
            return resolve(text, position);
        }
        return switch (tag) {
            case YAML_TAG + "int", YAML_TAG + "bool", YAML_TAG + "null", YAML_TAG + "timestamp" ->
                resolve(text, position);
            case YAML_TAG + "float" -> asFloat(resolve(text, position));
            case YAML_TAG + "binary" -> text(decode(text), position, "");
            default -> text(text, position, TreeBuilder.localTag(event.getTag()));
        };
    }

    /** The meaning of a plain scalar without a tag. */
    static YamlNode.Scalar resolve(String text, Position position) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> of(text, YamlNode.Type.NULL, null, position);
            case "true", "True", "TRUE" -> of(text, YamlNode.Type.BOOLEAN, true, position);
            case "false", "False", "FALSE" -> of(text, YamlNode.Type.BOOLEAN, false, position);
            case "<<" -> of(text, YamlNode.Type.MERGE, text, position);
            default -> number(text, position);
        };
    }

    private static YamlNode.Scalar number(String text, Position position) {
        char first = text.charAt(0);
        if (first != '.' && first != '+' && first != '-' && (first < '0' || first > '9')) {
            return text(text, position, "");
        }
        if (isDate(text)) {
            return of(text, YamlNode.Type.TIMESTAMP, text, position);
        }
        Optional<Number> number = first == '.' ? fraction(text) : integer(text.replace("_", ""));
        return number.map(value -> of(
                        text, value instanceof Double ? YamlNode.Type.FLOAT : YamlNode.Type.INTEGER, value, position))
                .orElseGet(() -> text(text, position, ""));
    }

    private static Optional<Number> integer(String text) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String digits = signed ? text.substring(1) : text;
        int radix = radix(digits);
        String body = radix == 10 ? digits : digits.substring(digits.length() > 1 && isDigit(digits.charAt(1)) ? 1 : 2);
        if (!allDigits(body, radix)) {
            return fraction(text);
        }
        BigInteger value = new BigInteger(body, radix);
        value = text.startsWith("-") ? value.negate() : value;
        if (value.bitLength() < Long.SIZE) {
            return Optional.of(value.longValue());
        }
        return value.signum() > 0 && value.compareTo(LARGEST) <= 0 ? Optional.of(value) : fraction(text);
    }

    private static int radix(String digits) {
        if (digits.length() < 2 || digits.charAt(0) != '0') {
            return 10;
        }
        return switch (digits.charAt(1)) {
            case 'x', 'X' -> 16;
            case 'b', 'B' -> 2;
            case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> 8;
            default -> 10;
        };
    }

    private static boolean allDigits(String text, int radix) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > 'z' || Character.digit(text.charAt(index), radix) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static Optional<Number> fraction(String text) {
        return switch (text) {
            case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-.inf", "-.Inf", "-.INF" -> Optional.of(Double.NEGATIVE_INFINITY);
            case ".nan", ".NaN", ".NAN" -> Optional.of(Double.NaN);
            default -> looksLikeFraction(text) ? Optional.of(Double.parseDouble(text)) : Optional.empty();
        };
    }

    /** {@code [-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?}, by hand: a pattern costs start-up time. */
    private static boolean looksLikeFraction(String text) {
        int at = skipSign(text, 0);
        int whole = skipDigits(text, at);
        int end = whole < text.length() && text.charAt(whole) == '.' ? skipDigits(text, whole + 1) : whole;
        boolean hasDigits = whole > at || end > whole + 1;
        if (hasDigits && end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E')) {
            int exponent = skipSign(text, end + 1);
            end = skipDigits(text, exponent);
            hasDigits = end > exponent;
        }
        return hasDigits && end == text.length();
    }

    private static int skipSign(String text, int from) {
        return from < text.length() && (text.charAt(from) == '-' || text.charAt(from) == '+') ? from + 1 : from;
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    /** A day, {@code 2024-5-1}, alone or with a time of day after it. */
    private static boolean isDate(String text) {
        if (text.length() < 8 || skipDigits(text, 0) != 4 || text.charAt(4) != '-') {
            return false;
        }
        int month = skipDigits(text, 5);
        int day = month < text.length() && text.charAt(month) == '-' ? skipDigits(text, month + 1) : 0;
        boolean shaped = month > 5 && month <= 7 && day > month + 1 && day <= month + 3;
        if (!shaped || (day < text.length() && "Tt ".indexOf(text.charAt(day)) < 0)) {
            return false;
        }
        return isDay(text.substring(0, 4), text.substring(5, month), text.substring(month + 1, day))
                && (day == text.length() || isTime(text.substring(day + 1)));
    }

    private static boolean isDay(String year, String month, String day) {
        try {
            LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }

    /** {@code 15:04:05.999Z}, loosely: whatever has hours, minutes and seconds. */
    private static boolean isTime(String text) {
        int hours = skipDigits(text, 0);
        int minutes = hours > 0 && hours < text.length() && text.charAt(hours) == ':' ? skipDigits(text, hours + 1) : 0;
        int seconds = minutes > hours + 1 && minutes < text.length() && text.charAt(minutes) == ':'
                ? skipDigits(text, minutes + 1)
                : 0;
        return seconds > minutes + 1;
    }

    private static YamlNode.Scalar asFloat(YamlNode.Scalar scalar) {
        return scalar.value() instanceof Number number
                ? of(scalar.text(), YamlNode.Type.FLOAT, number.doubleValue(), scalar.position())
                : scalar;
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return base64;
        }
    }

    private static YamlNode.Scalar text(String text, Position position, String tag) {
        return new YamlNode.Scalar(text, YamlNode.Type.TEXT, text, position, tag);
    }

    private static YamlNode.Scalar of(String text, YamlNode.Type type, @Nullable Object value, Position position) {
        return new YamlNode.Scalar(text, type, value, position, "");
    }
}
