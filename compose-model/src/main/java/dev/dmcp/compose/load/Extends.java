package dev.dmcp.compose.load;

import dev.dmcp.compose.read.ComposeFiles.Kind;
import dev.dmcp.compose.read.Document;
import dev.dmcp.compose.read.ParsedFile;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.tree.GoText;
import dev.dmcp.compose.tree.Path;
import dev.dmcp.compose.validate.NearMiss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays each service over the one that it extends, in the same file or in another one. */
final class Extends {
    private final Phases phases;
    private final Map<String, BaseFile> baseFiles = new HashMap<>();

    Extends(Phases phases) {
        this.phases = phases;
    }

    void apply(Document document, ParsedFile file, Scope scope) {
        Object services = document.root().get("services");
        if (services instanceof Fields fields) {
            Source source = new Source(file.path(), fields, document);
            for (String name : List.copyOf(fields.keySet())) {
                resolve(name, source, scope, List.of());
            }
        }
    }

    /** A file's services, to be replaced one by one with their resolved form. */
    private record Source(String path, Fields services, Document document) {}

    private @Nullable Fields resolve(String name, Source source, Scope scope, List<String> chain) {
        if (!(source.services().get(name) instanceof Fields service) || !service.containsKey("extends")) {
            return source.services().fields(name);
        }
        String key = name + " in " + phases.shown(source.path());
        if (chain.contains(key)) {
            circular(name, key, chain);
            return null;
        }
        List<String> longer = new ArrayList<>(chain);
        longer.add(key);
        Fields base = base(name, service, source, scope, longer);
        if (base == null) {
            return service;
        }
        Fields copy = base.deepCopy();
        source.document().applyResets(Fields.of("services", Fields.of(name, copy)));
        phases.merge().service(name, copy, service);
        copy.remove("extends");
        source.services().put(name, copy);
        return copy;
    }

    private void circular(String name, String key, List<String> chain) {
        List<String> ring = new ArrayList<>(chain.subList(chain.indexOf(key), chain.size()));
        ring.add(key);
        refuse(name, "services extend each other: " + String.join(" → ", ring), "let one of them stand alone");
        ring.forEach(link -> phases.report().hide(Path.of("services", link.substring(0, link.indexOf(' ')))));
    }

    /** What the service then lacks is not worth saying. */
    private void refuse(String service, String sentence, String hint) {
        phases.report().error(Path.of("services", service, "extends"), sentence, hint);
        phases.report().hide(Path.of("services", service));
    }

    private @Nullable Fields base(String name, Fields service, Source source, Scope scope, List<String> chain) {
        Object reference = service.get("extends");
        String baseName = reference instanceof Fields fields ? fields.text("service") : GoText.of(reference);
        String file = reference instanceof Fields fields ? fields.text("file") : "";
        if (baseName.isEmpty()) {
            refuse(name, "it is not said which service is extended", "write `extends: {service: …}`");
            return null;
        }
        if (file.isEmpty()) {
            return known(name, baseName, source.services()) ? resolve(baseName, source, scope, chain) : null;
        }
        String path = scope.resolve(file);
        if (phases.files().kind(path) == Kind.MISSING) {
            refuse(
                    name,
                    "there is no file `" + phases.shown(path) + "`",
                    "check `file`; it starts at the project's folder");
            return null;
        }
        BaseFile base = baseFiles.computeIfAbsent(scope.folder() + " " + path, _ -> BaseFile.read(path, scope, phases));
        if (base.services() == null) {
            refuse(name, "`" + phases.shown(path) + "` has no services to extend", "check `file`");
            return null;
        }
        if (!known(name, baseName, base.services())) {
            return null;
        }
        base.remember(name, baseName, phases.sources());
        return resolve(baseName, new Source(path, base.services(), base.document()), scope, chain);
    }

    private boolean known(String name, String baseName, Fields services) {
        if (!services.containsKey(baseName)) {
            refuse(
                    name,
                    "there is no service `" + baseName + "` to extend",
                    NearMiss.hint(baseName, services.keySet()));
            return false;
        }
        return true;
    }
}
