package dev.dmcp.application.generate.template;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.templates.catalogue.Template;
import dev.dmcp.templates.catalogue.TemplateCatalogue;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The templates as one project sees them: the bundled ones, and its own copies in a folder of it. */
public final class ProjectTemplates {
    private final Workspace workspace;
    private final String folder;

    /** @param folder of the copies, relative to the project */
    public ProjectTemplates(Workspace workspace, String folder) {
        this.workspace = workspace;
        this.folder = folder;
    }

    /**
     * One template in this project.
     *
     * @param path where a copy lies, or would lie
     * @param copy its text, where the project has one
     */
    public record State(Template template, String path, Optional<String> copy) {

        /** The version that the copy was made from; nothing where there is no copy, or it does not say. */
        public Optional<String> copiedFrom() {
            return copy.flatMap(CopyText::origin);
        }

        /** What is rendered. */
        public String text() {
            return copy.map(CopyText::body).orElseGet(template::text);
        }
    }

    /** All templates. */
    public List<State> all() {
        return states(TemplateCatalogue.all());
    }

    /** One template, or all of a group. */
    public List<State> named(String name) {
        List<Template> found = TemplateCatalogue.named(name);
        if (found.isEmpty()) {
            throw new Failure.InvalidInput(
                    "there is no template `%s`".formatted(name), "`dmcp templates list` names all of them");
        }
        return states(found);
    }

    private List<State> states(List<Template> templates) {
        requireInProject();
        return templates.stream()
                .map(template -> new State(template, path(template), workspace.read(path(template))))
                .toList();
    }

    /** What is generated is the same wherever the project is checked out. */
    private void requireInProject() {
        Optional<String> link = workspace.linkOutside(folder);
        if (link.isPresent()) {
            throw new Failure.InvalidInput(
                    "cannot use the templates in `%s`: `%s` is a symbolic link that leads out of the project"
                            .formatted(folder, link.get()),
                    "put what it leads to in its place");
        }
    }

    private String path(Template template) {
        return folder + "/" + template.file();
    }

    /** The copies, for rendering; a file beside them that is no copy of any template is a mistake of its name. */
    public OwnTemplates own() {
        requireInProject();
        List<String> unknown = new ArrayList<>(workspace.filesBelow(folder));
        Map<String, OwnTemplates.Copy> copies = new LinkedHashMap<>();
        for (State state : unknown.isEmpty() ? List.<State>of() : all()) {
            unknown.remove(state.path());
            state.copy()
                    .ifPresent(text -> copies.put(state.template().name(), new OwnTemplates.Copy(state.path(), text)));
        }
        unknown.removeIf(path -> !path.endsWith(".mustache"));
        if (!unknown.isEmpty()) {
            throw new Failure.InvalidInput(
                    "`%s` is a copy of no template".formatted(unknown.getFirst()),
                    "`dmcp templates list` names all templates, and where a copy of each lies");
        }
        return new OwnTemplates(copies);
    }
}
