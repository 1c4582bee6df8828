package dev.dmcp.templates.own;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;

/** Mustache at run time, by the rules that the compiled templates follow. Loaded only where a project has a copy. */
final class Interpreter {
    private Interpreter() {}

    static String render(OwnTemplates.Copy copy, Object page) {
        try {
            String text = Mustache.compiler()
                    .escapeHTML(false)
                    .withLoader(name -> {
                        throw new MustacheException("there is no partial `" + name + "`");
                    })
                    .compile(copy.text())
                    .execute(page);
            return text.endsWith("\n") ? text : text + "\n";
        } catch (MustacheException mistake) {
            throw new MistakenTemplate(copy.path(), String.valueOf(mistake.getMessage()), mistake);
        }
    }
}
