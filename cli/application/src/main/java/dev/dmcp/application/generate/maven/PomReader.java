package dev.dmcp.application.generate.maven;

import dev.dmcp.application.failure.Failure;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the facts of a POM that generating needs; profiles and inherited values are left alone. */
final class PomReader {
    private static final String USUAL_PARENT = "../pom.xml";
    /** They run tests, which builds of images skip. */
    private static final Set<String> TEST_PLUGINS = Set.of("maven-surefire-plugin", "maven-failsafe-plugin");
    /** The ways from a module to a folder above it, in whatever case. */
    private static final Pattern WAY_OUT = Pattern.compile(
            "\\.\\.|rootDirectory|parent\\.(basedir|file|build)|topLevelProject|topLevelBasedir"
                    + "|multiModuleProjectDirectory|highest-basedir|user\\.dir|env\\.PWD",
            Pattern.CASE_INSENSITIVE);

    private final Deque<String> path = new ArrayDeque<>();
    private final List<String> modules = new ArrayList<>();
    private final List<String> dependencies = new ArrayList<>();
    private final List<String> mentions = new ArrayList<>();
    private boolean reachesOut;
    private String plugin = "";
    private String artifact = "";
    private Optional<String> finalName = Optional.empty();
    private Optional<String> parent = Optional.empty();

    private PomReader() {}

    /** @param file for the failure when the text is no POM */
    static Pom read(String file, String text) {
        try {
            PomReader reader = new PomReader();
            reader.read(text);
            return new Pom(
                    reader.artifact,
                    reader.parent,
                    reader.modules,
                    reader.dependencies,
                    reader.mentions,
                    reader.reachesOut,
                    reader.finalName);
        } catch (XMLStreamException malformed) {
            throw new Failure.InvalidInput(
                    "cannot read `%s`: line %d is not valid XML"
                            .formatted(file, malformed.getLocation().getLineNumber()),
                    "let `mvn validate` tell what is wrong with it");
        }
    }

    private void read(String text) throws XMLStreamException {
        XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
        StringBuilder characters = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.addLast(xml.getLocalName());
                    characters.setLength(0);
                    start();
                    for (int index = 0; index < xml.getAttributeCount(); index++) {
                        findWayOut(xml.getAttributeValue(index));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> characters.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    end(characters.toString().strip());
                    path.removeLast();
                    characters.setLength(0);
                }
                default -> {}
            }
        }
    }

    /** Files of strangers must not make us read other files. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private void start() {
        if (String.join("/", path).equals("project/parent")) {
            parent = Optional.of(USUAL_PARENT);
        }
    }

    private boolean isParent() {
        return String.join("/", path).startsWith("project/parent/");
    }

    private void findWayOut(String value) {
        reachesOut |= !isParent()
                && !path.getLast().equals("module")
                && !TEST_PLUGINS.contains(plugin)
                && WAY_OUT.matcher(value).find();
    }

    private void end(String text) {
        findWayOut(text);
        if (String.join("/", path).endsWith("/plugin/artifactId")) {
            plugin = text;
        } else if (path.getLast().equals("plugin")) {
            plugin = "";
        }
        if (path.getLast().equals("artifactId")
                && path.size() > 2
                && !path.contains("dependencyManagement")
                && !isParent()) {
            mentions.add(text);
        }
        switch (String.join("/", path)) {
            case "project/artifactId" -> artifact = text;
            case "project/modules/module" -> modules.add(text);
            case "project/dependencies/dependency/artifactId" -> dependencies.add(text);
            case "project/build/finalName" -> finalName = Optional.of(text);
            // An empty relative path says that the parent comes from a repository.
            case "project/parent/relativePath" -> parent = text.isEmpty() ? Optional.empty() : Optional.of(text);
            default -> {}
        }
    }
}
