package dev.dmcp.compose.schema;

import static dev.dmcp.compose.schema.Rule.either;
import static dev.dmcp.compose.schema.Rule.listOf;
import static dev.dmcp.compose.schema.Rule.mapOf;
import static dev.dmcp.compose.schema.Rule.setOf;

import java.util.EnumSet;

/** The rules that many keys share. */
final class Rules {
    static final Rule TEXT = new Rule.Plain(EnumSet.of(Kind.TEXT));
    static final Rule DURATION = new Rule.Plain(EnumSet.of(Kind.TEXT));
    static final Rule NULL = new Rule.Plain(EnumSet.of(Kind.NOTHING));
    static final Rule TRUTH = new Rule.Plain(EnumSet.of(Kind.TRUTH));
    static final Rule WHOLE = new Rule.Plain(EnumSet.of(Kind.WHOLE));
    static final Rule NUMBER = new Rule.Plain(EnumSet.of(Kind.NUMBER, Kind.WHOLE));
    static final Rule TRUTH_OR_TEXT = new Rule.Plain(EnumSet.of(Kind.TRUTH, Kind.TEXT));
    static final Rule WHOLE_OR_TEXT = new Rule.Plain(EnumSet.of(Kind.WHOLE, Kind.TEXT));
    static final Rule NUMBER_OR_TEXT = new Rule.Plain(EnumSet.of(Kind.NUMBER, Kind.WHOLE, Kind.TEXT));
    static final Rule NUMBER_OR_TEXT_OR_NULL =
            new Rule.Plain(EnumSet.of(Kind.NUMBER, Kind.WHOLE, Kind.TEXT, Kind.NOTHING));
    static final Rule PLAIN = new Rule.Plain(EnumSet.of(Kind.NUMBER, Kind.WHOLE, Kind.TEXT, Kind.TRUTH));
    static final Rule PLAIN_OR_NULL =
            new Rule.Plain(EnumSet.of(Kind.NUMBER, Kind.WHOLE, Kind.TEXT, Kind.TRUTH, Kind.NOTHING));
    static final Rule ANYTHING = new Rule.Anything();

    static final Rule TEXTS = listOf(TEXT);
    static final Rule UNIQUE_TEXTS = setOf(TEXT);
    static final Rule TEXT_OR_TEXTS = either(TEXT, UNIQUE_TEXTS);
    static final Rule LIST_OR_MAPPING = either(mapOf(PLAIN_OR_NULL), UNIQUE_TEXTS);
    static final Rule EXTRA_HOSTS = either(mapOf(either(TEXT, TEXTS)), UNIQUE_TEXTS);
    static final Rule COMMAND = either(NULL, TEXT, TEXTS);
    static final Rule OPTIONS = mapOf(NUMBER_OR_TEXT);
    static final Rule EXTERNAL = either(TRUTH_OR_TEXT, new Rule.Keys().key("name", TEXT));

    static final Rule ULIMITS = new Rule.MapOf(
            Rules::isLowerCase,
            false,
            either(
                    WHOLE_OR_TEXT,
                    new Rule.Keys().keys(WHOLE_OR_TEXT, "hard", "soft").required("soft", "hard")));

    static final Rule FILE_MOUNTS = listOf(either(
            TEXT, new Rule.Keys().keys(TEXT, "source", "target", "uid", "gid").key("mode", NUMBER_OR_TEXT)));

    private Rules() {}

    /** Names of services, networks, volumes, configs, secrets and models. */
    static boolean isName(String key) {
        for (int index = 0; index < key.length(); index++) {
            char character = key.charAt(index);
            boolean allowed = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || character == '.'
                    || character == '_'
                    || character == '-';
            if (!allowed) {
                return false;
            }
        }
        return !key.isEmpty();
    }

    private static boolean isLowerCase(String key) {
        for (int index = 0; index < key.length(); index++) {
            if (key.charAt(index) < 'a' || key.charAt(index) > 'z') {
                return false;
            }
        }
        return !key.isEmpty();
    }

    /** Elements by name; a name of another form is refused. */
    static Rule named(Rule value) {
        return new Rule.MapOf(Rules::isName, true, value);
    }

    /** Elements by name; what has a name of another form is not looked at, as in docker compose. */
    static Rule looselyNamed(Rule value) {
        return new Rule.MapOf(Rules::isName, false, value);
    }
}
