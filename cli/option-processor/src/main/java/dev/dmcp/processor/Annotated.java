package dev.dmcp.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * A class with picocli's annotations.
 *
 * @param typeName as source code of the same package writes it: {@code ProjectOptions.Usual}
 * @param parent the superclass's spec by its full name, where the superclass has annotations too
 * @param command what {@code @Command} says, where the class has it
 * @param members its annotated fields, in the order of the source
 * @param variants the permitted subclasses that have annotations of their own: a mixin's value may be any of them
 */
record Annotated(
        String packageName,
        String typeName,
        Optional<String> parent,
        Optional<Map<String, AnnotationValue>> command,
        List<Member> members,
        List<Variant> variants) {

    static final String OPTION = "picocli.CommandLine.Option";
    static final String PARAMETERS = "picocli.CommandLine.Parameters";
    static final String MIXIN = "picocli.CommandLine.Mixin";
    static final String COMMAND = "picocli.CommandLine.Command";
    static final String ARGUMENT_GROUP = "picocli.CommandLine.ArgGroup";

    /**
     * A subclass with a spec of its own.
     *
     * @param type its full name
     * @param spec the full name of its spec
     */
    record Variant(String type, String spec) {}

    /** What a field is for. */
    enum Role {
        OPTION,
        PARAMETERS,
        MIXIN
    }

    /**
     * An annotated field.
     *
     * @param type erased, as source code writes it: {@code java.util.List}
     * @param isEnum whether the type is an enumeration
     * @param elementTypes of a collection or map, each erased
     * @param mixinSpec the full name of the mixin's spec, for a mixin
     * @param values what the annotation says, by the names of its elements
     */
    record Member(
            String field,
            Role role,
            String type,
            boolean isEnum,
            List<String> elementTypes,
            String mixinSpec,
            Map<String, AnnotationValue> values) {}

    String specName() {
        return typeName.replace(".", "") + "Spec";
    }

    static Annotated read(TypeElement type, ProcessingEnvironment environment) {
        String packageName = environment
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .toString();
        String qualified = type.getQualifiedName().toString();
        List<Member> members = new ArrayList<>();
        for (Element element : type.getEnclosedElements()) {
            member(element, environment).ifPresent(members::add);
        }
        return new Annotated(
                packageName,
                qualified.substring(packageName.length() + 1),
                parent(type, environment),
                annotation(type, COMMAND),
                List.copyOf(members),
                variants(type, environment));
    }

    private static List<Variant> variants(TypeElement type, ProcessingEnvironment environment) {
        List<Variant> variants = new ArrayList<>();
        for (TypeMirror permitted : type.getPermittedSubclasses()) {
            TypeElement subclass = (TypeElement) environment.getTypeUtils().asElement(permitted);
            if (hasOwnAnnotations(subclass)) {
                variants.add(new Variant(subclass.getQualifiedName().toString(), specOf(subclass, environment)));
            }
        }
        return List.copyOf(variants);
    }

    private static Optional<String> parent(TypeElement type, ProcessingEnvironment environment) {
        return environment.getTypeUtils().asElement(type.getSuperclass()) instanceof TypeElement superclass
                        && hasAnnotations(superclass, environment)
                ? Optional.of(specOf(superclass, environment))
                : Optional.empty();
    }

    private static boolean hasAnnotations(TypeElement type, ProcessingEnvironment environment) {
        return hasOwnAnnotations(type) || parent(type, environment).isPresent();
    }

    private static boolean hasOwnAnnotations(TypeElement type) {
        return type.getEnclosedElements().stream()
                .anyMatch(element -> role(element).isPresent());
    }

    private static String specOf(TypeElement type, ProcessingEnvironment environment) {
        String packageName = environment
                .getElementUtils()
                .getPackageOf(type)
                .getQualifiedName()
                .toString();
        String name = type.getQualifiedName().toString().substring(packageName.length() + 1);
        return packageName + "." + name.replace(".", "") + "Spec";
    }

    private static Optional<Member> member(Element element, ProcessingEnvironment environment) {
        Optional<Role> role = role(element);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        if (element.getKind() != ElementKind.FIELD
                || annotation(element, ARGUMENT_GROUP).isPresent()) {
            throw new NotUnderstood(
                    element, "options, parameters and mixins are fields, and there are no groups of arguments");
        }
        if (element.getModifiers().contains(Modifier.PRIVATE)) {
            throw new NotUnderstood(
                    element, "a field with an option is not private: the generated spec beside it fills it");
        }
        return Optional.of(field((VariableElement) element, role.get(), environment));
    }

    private static Member field(VariableElement field, Role role, ProcessingEnvironment environment) {
        String annotation = switch (role) {
            case OPTION -> OPTION;
            case PARAMETERS -> PARAMETERS;
            case MIXIN -> MIXIN;
        };
        TypeMirror type = field.asType();
        String mixinSpec = role == Role.MIXIN
                ? specOf((TypeElement) environment.getTypeUtils().asElement(type), environment)
                : "";
        return new Member(
                field.getSimpleName().toString(),
                role,
                erased(type, environment),
                isEnum(type, environment),
                elementTypes(type, environment),
                mixinSpec,
                annotation(field, annotation).orElse(Map.of()));
    }

    private static boolean isEnum(TypeMirror type, ProcessingEnvironment environment) {
        Element named = environment.getTypeUtils().asElement(type);
        return named != null && named.getKind() == ElementKind.ENUM;
    }

    private static List<String> elementTypes(TypeMirror type, ProcessingEnvironment environment) {
        return type instanceof DeclaredType declared
                ? declared.getTypeArguments().stream()
                        .map(argument -> erased(argument, environment))
                        .toList()
                : List.of();
    }

    private static String erased(TypeMirror type, ProcessingEnvironment environment) {
        TypeMirror erasure = environment.getTypeUtils().erasure(type);
        return environment.getTypeUtils().asElement(erasure) instanceof TypeElement named
                ? named.getQualifiedName().toString()
                : erasure.toString();
    }

    private static Optional<Role> role(Element element) {
        if (annotation(element, OPTION).isPresent()
                || annotation(element, ARGUMENT_GROUP).isPresent()) {
            return Optional.of(Role.OPTION);
        }
        if (annotation(element, PARAMETERS).isPresent()) {
            return Optional.of(Role.PARAMETERS);
        }
        return annotation(element, MIXIN).map(present -> Role.MIXIN);
    }

    private static Optional<Map<String, AnnotationValue>> annotation(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (((TypeElement) mirror.getAnnotationType().asElement())
                    .getQualifiedName()
                    .contentEquals(name)) {
                Map<String, AnnotationValue> values = new LinkedHashMap<>();
                mirror.getElementValues()
                        .forEach((key, value) -> values.put(key.getSimpleName().toString(), value));
                return Optional.of(values);
            }
        }
        return Optional.empty();
    }
}
