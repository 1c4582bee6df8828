package dev.dmcp.compose.schema;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What a value must be. Rules are made once for a load and never change. */
sealed interface Rule {

    /** The kinds that this rule takes at all; what it says about them comes after. */
    Set<Kind> kinds();

    /** A value without parts. */
    record Plain(Set<Kind> kinds) implements Rule {}

    /** One of some words. */
    record OneOf(List<String> words) implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.TEXT);
        }
    }

    /** A text of a form that {@code expected} describes. */
    record Shaped(Predicate<String> form, String expected) implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.TEXT);
        }
    }

    /** A whole number within bounds, or a text that stands for one. */
    record Bounded(long least, long most) implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.TEXT, Kind.WHOLE);
        }
    }

    record ListOf(Rule item, boolean unique) implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.LIST);
        }
    }

    /** Keys of the user's choice, all with the same rule; {@code closed} refuses keys of another form. */
    record MapOf(Predicate<String> keys, boolean closed, Rule value) implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.MAPPING);
        }
    }

    /** Known keys. */
    final class Keys implements Rule {
        private final Map<String, Rule> known = new LinkedHashMap<>();
        private final List<String> required = new ArrayList<>();
        private boolean extensible = true;

        Keys key(String name, Rule rule) {
            known.put(name, rule);
            return this;
        }

        Keys keys(Rule rule, String... names) {
            for (String name : names) {
                known.put(name, rule);
            }
            return this;
        }

        Keys required(String... names) {
            required.addAll(List.of(names));
            return this;
        }

        /** Refuses {@code x-} keys too. */
        Keys withoutExtensions() {
            extensible = false;
            return this;
        }

        Map<String, Rule> known() {
            return known;
        }

        List<String> requiredKeys() {
            return required;
        }

        boolean allows(String name) {
            return known.containsKey(name) || (extensible && name.startsWith("x-"));
        }

        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.MAPPING);
        }
    }

    /** Known keys among others that nobody looks at. */
    record Open(Map<String, Rule> known) implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.of(Kind.MAPPING);
        }
    }

    /** The first rule that takes the value's kind. */
    record Either(List<Rule> rules) implements Rule {
        @Override
        public Set<Kind> kinds() {
            Set<Kind> kinds = EnumSet.noneOf(Kind.class);
            rules.forEach(rule -> kinds.addAll(rule.kinds()));
            return kinds;
        }
    }

    /** Whatever it is, as long as no part of it is a date. */
    record Anything() implements Rule {
        @Override
        public Set<Kind> kinds() {
            return EnumSet.complementOf(EnumSet.of(Kind.OTHER));
        }
    }

    static Rule either(Rule... rules) {
        return new Either(List.of(rules));
    }

    static Rule listOf(Rule item) {
        return new ListOf(item, false);
    }

    static Rule setOf(Rule item) {
        return new ListOf(item, true);
    }

    /** Any key that is not empty. */
    static Rule mapOf(Rule value) {
        return new MapOf(key -> !key.isEmpty(), true, value);
    }

    static Rule words(String... words) {
        return new OneOf(List.of(words));
    }
}
