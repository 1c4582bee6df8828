package dev.dmcp.processor;

import javax.lang.model.element.Element;

/** Something in the annotations that the generated code could not do as picocli does. */
final class NotUnderstood extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Element element;

    NotUnderstood(Element element, String sentence) {
        super(sentence);
        this.element = element;
    }

    Element element() {
        return element;
    }
}
