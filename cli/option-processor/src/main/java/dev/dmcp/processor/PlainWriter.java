package dev.dmcp.processor;

import dev.dmcp.processor.Annotated.Member;
import dev.dmcp.processor.Annotated.Role;
import dev.dmcp.processor.Annotated.Variant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.AnnotationValue;

/**
 * The source code that reads plain words without picocli: flags, options with one value, a list of further words. What else a
 * class may take is left out here, and words that name it are thereby picocli's.
 */
final class PlainWriter {
    private static final String WORDS = "dev.dmcp.cli.option.PlainWords words";

    /** The elements of the annotations that do not change what words mean; a default is what the field begins with. */
    private static final Set<String> HARMLESS =
            Set.of("names", "paramLabel", "description", "hidden", "defaultValue", "arity");

    /** From the types of single values to what reads them. */
    private static final Map<String, String> READERS = Map.of("java.lang.String", "text", "java.nio.file.Path", "path");

    private final Annotated annotated;
    private final List<String> lines = new ArrayList<>();

    PlainWriter(Annotated annotated) {
        this.annotated = annotated;
    }

    List<String> lines() {
        dispatch();
        options();
        parameters();
        return lines;
    }

    private void dispatch() {
        method("Takes from the words what the class of the object and its superclasses have options for.", "readTo");
        for (Variant variant : annotated.variants()) {
            lines.add("        if (target instanceof " + variant.type() + " variant) {");
            lines.add("            " + variant.spec() + ".readOwn(variant, words);");
            lines.add("            return;");
            lines.add("        }");
        }
        lines.add("        readOwn(target, words);");
        lines.add("    }");
    }

    private void options() {
        method("Takes from the words what this class and its superclasses have options for.", "readOwn");
        annotated.parent().ifPresent(parent -> lines.add("        " + parent + ".readOwn(target, words);"));
        for (Member member : annotated.members()) {
            switch (member.role()) {
                case MIXIN ->
                    lines.add("        " + member.mixinSpec() + ".readTo(target." + member.field() + ", words);");
                case OPTION -> option(member);
                case PARAMETERS -> {}
            }
        }
        lines.add("    }");
    }

    private void option(Member member) {
        if (member.values().containsKey("required")) {
            lines.add("        words.leaveToParser();");
        }
        if (member.values().containsKey("arity") || !isHarmless(member)) {
            return;
        }
        String field = "target." + member.field();
        String names = SpecWriter.listed(Objects.requireNonNull(member.values().get("names")));
        String reader = READERS.get(member.type());
        if (member.type().equals("boolean")) {
            lines.add("        " + field + " |= words.flag(" + names + ");");
        } else if (member.isEnum()) {
            // Not its class: asking that for the constants is reflection.
            lines.add("        " + field + " = words.constant(" + field + ", " + member.type() + ".values(), " + names
                    + ");");
        } else if (reader != null) {
            lines.add("        " + field + " = words." + reader + "(" + field + ", " + names + ");");
        }
    }

    /** After all options, since what is left over then stands for itself. */
    private void parameters() {
        method("Takes what no option took.", "readParameters");
        annotated.parent().ifPresent(parent -> lines.add("        " + parent + ".readParameters(target, words);"));
        for (Member member : annotated.members()) {
            if (member.role() == Role.PARAMETERS) {
                parameter(member);
            }
        }
        lines.add("    }");
    }

    private void parameter(Member member) {
        if (SpecWriter.isRequired(member)) {
            lines.add("        words.leaveToParser();");
        } else if (isListOfTexts(member) && isHarmless(member)) {
            String field = "target." + member.field();
            lines.add("        " + field + " = words.rest(" + field + ");");
        }
    }

    private static boolean isListOfTexts(Member member) {
        AnnotationValue arity = member.values().get("arity");
        return member.type().equals("java.util.List")
                && member.elementTypes().equals(List.of("java.lang.String"))
                && arity != null
                && arity.getValue().equals("0..*");
    }

    private static boolean isHarmless(Member member) {
        return HARMLESS.containsAll(member.values().keySet());
    }

    private void method(String sentence, String name) {
        lines.add("");
        lines.add("    /** " + sentence + " */");
        lines.add("    public static void " + name + "(" + annotated.typeName() + " target, " + WORDS + ") {");
    }
}
