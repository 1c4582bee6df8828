package dev.dmcp.application.generate.template;

import dev.dmcp.templates.catalogue.Template;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a copy: a Mustache comment that says where it comes from, and below it the template. */
final class CopyText {
    private static final Pattern ORIGIN =
            Pattern.compile("\\{\\{! Copied by dmcp from template (\\S+) of (\\S+): .*}}");

    private CopyText() {}

    static String of(Template template) {
        return "{{! Copied by dmcp from template %s of %s: used instead of it, and yours to change. }}\n"
                        .formatted(template.name(), template.version())
                + template.text();
    }

    /** The version that it was copied from; nothing when its first line does not say so any more. */
    static Optional<String> origin(String text) {
        Matcher matcher = ORIGIN.matcher(text.substring(0, endOfFirstLine(text)).strip());
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** What it renders. */
    static String body(String text) {
        return origin(text).isEmpty() ? text : text.substring(Math.min(text.length(), endOfFirstLine(text) + 1));
    }

    private static int endOfFirstLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end;
    }
}
