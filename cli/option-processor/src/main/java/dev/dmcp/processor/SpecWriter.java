package dev.dmcp.processor;

import dev.dmcp.processor.Annotated.Member;
import dev.dmcp.processor.Annotated.Role;
import dev.dmcp.processor.Annotated.Variant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationValue;

/** The source code of one spec class. */
final class SpecWriter {

    /** The elements of picocli's annotations that the generated code knows, and the builder's method for each. */
    private static final Map<String, String> ARGUMENT_ELEMENTS = Map.ofEntries(
            Map.entry("paramLabel", "paramLabel"),
            Map.entry("description", "description"),
            Map.entry("defaultValue", "defaultValue"),
            Map.entry("arity", "arity"),
            Map.entry("hidden", "hidden"),
            Map.entry("required", "required"),
            Map.entry("split", "splitRegex"),
            Map.entry("usageHelp", "usageHelp"),
            Map.entry("negatable", "negatable"),
            Map.entry("fallbackValue", "fallbackValue"),
            Map.entry("index", "index"));

    private static final String OPTIONS = "dev.dmcp.cli.option.CommandOptions";

    private static final List<String> COMMAND_ELEMENTS = List.of("header", "description", "footer");

    private final Annotated annotated;
    private final StringBuilder source = new StringBuilder();

    SpecWriter(Annotated annotated) {
        this.annotated = annotated;
    }

    String source() {
        line("package " + annotated.packageName() + ";");
        line("");
        line("import picocli.CommandLine.Model.CommandSpec;");
        line("import picocli.CommandLine.Model.IGetter;");
        line("import picocli.CommandLine.Model.ISetter;");
        line("import picocli.CommandLine.Model.OptionSpec;");
        line("import picocli.CommandLine.Model.PositionalParamSpec;");
        line("");
        line("/** What picocli would read from the annotations of {@link " + annotated.typeName() + "}. Generated. */");
        line("@org.jspecify.annotations.NullUnmarked");
        line("@SuppressWarnings({\"unchecked\", \"rawtypes\", \"cast\"})");
        boolean isCommand = annotated.command().isPresent();
        line("public final class " + annotated.specName() + (isCommand ? " implements " + OPTIONS : "") + " {");
        annotated.command().ifPresentOrElse(this::command, () -> line("    private " + annotated.specName() + "() {}"));
        arguments();
        new PlainWriter(annotated).lines().forEach(this::line);
        fields();
        line("}");
        return source.toString();
    }

    private void command(Map<String, AnnotationValue> values) {
        line("    private final " + annotated.typeName() + " target;");
        line("");
        line("    private " + annotated.specName() + "(" + annotated.typeName() + " target) {");
        line("        this.target = target;");
        line("    }");
        line("");
        line("    static " + OPTIONS + " of(" + annotated.typeName() + " target) {");
        line("        return new " + annotated.specName() + "(target);");
        line("    }");
        line("");
        line("    @Override");
        line("    public java.util.concurrent.Callable<Integer> command() {");
        line("        return target;");
        line("    }");
        line("");
        line("    @Override");
        line("    public void read(dev.dmcp.cli.option.PlainWords words) {");
        line("        readOwn(target, words);");
        line("        readParameters(target, words);");
        line("    }");
        line("");
        line("    @Override");
        line("    public CommandSpec spec() {");
        line("        CommandSpec spec = CommandSpec.wrapWithoutInspection(target);");
        values.forEach((element, value) -> {
            if (element.equals("name")) {
                line("        spec.name(" + value + ");");
            } else if (COMMAND_ELEMENTS.contains(element)) {
                line("        spec.usageMessage()." + element + "(" + listed(value) + ");");
            } else {
                throw unknown("@Command", element);
            }
        });
        line("        addOwn(spec, target);");
        line("        return spec;");
        line("    }");
    }

    private void arguments() {
        line("");
        line("    /** What the class of the object and its superclasses say. */");
        line("    public static void addTo(CommandSpec spec, " + annotated.typeName() + " target) {");
        for (Variant variant : annotated.variants()) {
            line("        if (target instanceof " + variant.type() + " variant) {");
            line("            " + variant.spec() + ".addOwn(spec, variant);");
            line("            return;");
            line("        }");
        }
        line("        addOwn(spec, target);");
        line("    }");
        line("");
        line("    /** What this class and its superclasses say. */");
        line("    public static void addOwn(CommandSpec spec, " + annotated.typeName() + " target) {");
        annotated.parent().ifPresent(parent -> line("        " + parent + ".addOwn(spec, target);"));
        for (int number = 0; number < annotated.members().size(); number++) {
            Member member = annotated.members().get(number);
            if (member.role() == Role.MIXIN) {
                line("        " + member.mixinSpec() + ".addTo(spec, target." + member.field() + ");");
            } else {
                argument(member, number);
            }
        }
        line("    }");
    }

    private void argument(Member member, int number) {
        boolean isOption = member.role() == Role.OPTION;
        String builder = isOption
                ? "OptionSpec.builder("
                        + listed(Objects.requireNonNull(member.values().get("names"))) + ")"
                : "PositionalParamSpec.builder()";
        line("        spec." + (isOption ? "addOption(" : "addPositional(") + builder);
        line("                .type(" + member.type() + ".class)");
        if (!member.elementTypes().isEmpty()) {
            line("                .auxiliaryTypes("
                    + member.elementTypes().stream()
                            .map(type -> type + ".class")
                            .collect(Collectors.joining(", ")) + ")");
        }
        if (!member.values().containsKey("paramLabel")) {
            line("                .paramLabel(\"<" + member.field() + ">\")");
        }
        if (!isOption && isRequired(member)) {
            line("                .required(true)");
        }
        member.values().forEach(this::element);
        line("                .initialValue(target." + member.field() + ")");
        // Without a getter the second value of a list would replace the first.
        line("                .getter(new Field(target, " + number + "))");
        line("                .setter(new Field(target, " + number + "))");
        line("                .build());");
    }

    /** A parameter is required when it needs at least one word and has no default. */
    static boolean isRequired(Member member) {
        AnnotationValue arity = member.values().get("arity");
        boolean mayBeMissing = arity != null && String.valueOf(arity.getValue()).matches("0(\\..*)?|\\*");
        return !mayBeMissing && !member.values().containsKey("defaultValue");
    }

    private void element(String name, AnnotationValue value) {
        if (name.equals("names")) {
            return;
        }
        if (name.equals("converter")) {
            line("                .converters(" + instances(value) + ")");
            return;
        }
        String method = ARGUMENT_ELEMENTS.get(name);
        if (method == null) {
            throw unknown("@Option and @Parameters", name);
        }
        line("                ." + method + "(" + listed(value) + ")");
    }

    /** One class for all fields: a lambda for each would be a class for each, made at start. */
    private void fields() {
        List<Member> members = annotated.members();
        if (members.stream().allMatch(member -> member.role() == Role.MIXIN)) {
            return;
        }
        line("");
        line("    private static final class Field implements IGetter, ISetter {");
        line("        private final " + annotated.typeName() + " target;");
        line("        private final int field;");
        line("");
        line("        Field(" + annotated.typeName() + " target, int field) {");
        line("            this.target = target;");
        line("            this.field = field;");
        line("        }");
        line("");
        line("        @Override");
        line("        public <T> T get() {");
        line("            return (T) (Object) switch (field) {");
        for (int number = 0; number < members.size(); number++) {
            if (members.get(number).role() != Role.MIXIN) {
                line("                case " + number + " -> target."
                        + members.get(number).field() + ";");
            }
        }
        line("                default -> throw new IllegalStateException(\"no field \" + field);");
        line("            };");
        line("        }");
        line("");
        line("        @Override");
        line("        public <T> T set(T value) {");
        line("            switch (field) {");
        for (int number = 0; number < members.size(); number++) {
            if (members.get(number).role() != Role.MIXIN) {
                line("                case " + number + " -> target."
                        + members.get(number).field() + " = ("
                        + members.get(number).type() + ") (Object) value;");
            }
        }
        line("                default -> throw new IllegalStateException(\"no field \" + field);");
        line("            }");
        line("            return value;");
        line("        }");
        line("    }");
    }

    /** Source code for one value or for the elements of an array, without its braces. */
    static String listed(AnnotationValue value) {
        return value.getValue() instanceof List<?> elements
                ? elements.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    private static String instances(AnnotationValue value) {
        List<?> classes = value.getValue() instanceof List<?> elements ? elements : List.of(value);
        return classes.stream()
                .map(type -> "new " + String.valueOf(type).replaceAll("\\.class$", "") + "()")
                .collect(Collectors.joining(", "));
    }

    private IllegalStateException unknown(String annotation, String element) {
        return new IllegalStateException(
                "%s of %s: the generated code does not know the element `%s`; teach it to SpecWriter"
                        .formatted(annotation, annotated.typeName(), element));
    }

    private void line(String text) {
        source.append(text).append('\n');
    }
}
