package dev.dmcp.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * Writes {@code XSpec} beside each class {@code X} that has options, parameters or mixins. What it does not understand is an error of the compilation, never a
 * silent difference from what picocli would have read itself.
 */
@SupportedAnnotationTypes({
    Annotated.OPTION,
    Annotated.PARAMETERS,
    Annotated.MIXIN,
    Annotated.COMMAND,
    Annotated.ARGUMENT_GROUP
})
public final class OptionProcessor extends AbstractProcessor {

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Set<TypeElement> owners = new LinkedHashSet<>();
        for (TypeElement annotation : annotations) {
            for (Element element : round.getElementsAnnotatedWith(annotation)) {
                owners.add(owner(element));
            }
        }
        owners.forEach(this::write);
        return false;
    }

    private static TypeElement owner(Element element) {
        return element instanceof TypeElement type
                ? type
                : (TypeElement) Objects.requireNonNull(element.getEnclosingElement());
    }

    private void write(TypeElement type) {
        try {
            Annotated annotated = Annotated.read(type, processingEnv);
            String name = annotated.packageName() + "." + annotated.specName();
            try (Writer file =
                    processingEnv.getFiler().createSourceFile(name, type).openWriter()) {
                file.write(new SpecWriter(annotated).source());
            }
        } catch (NotUnderstood problem) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.getMessage(), problem.element());
        } catch (IOException problem) {
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, problem.toString(), type);
        }
    }
}
