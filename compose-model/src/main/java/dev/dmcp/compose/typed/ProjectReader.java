package dev.dmcp.compose.typed;

import dev.dmcp.compose.hash.ConfigHash;
import dev.dmcp.compose.model.FileContent;
import dev.dmcp.compose.model.Model;
import dev.dmcp.compose.model.Network;
import dev.dmcp.compose.model.Project;
import dev.dmcp.compose.model.Volume;
import dev.dmcp.compose.tree.Fields;
import dev.dmcp.compose.value.ConfigDigest;
import java.util.List;

/** A project and everything in it that is no service. */
public final class ProjectReader {
    private ProjectReader() {}

    public static Project read(Fields canonical, String folder, List<String> files) {
        Element project = new Element(canonical);
        return new Project(
                project.textOrEmpty("name"),
                folder,
                List.copyOf(files),
                project.elementMap("services", ServiceReader::read),
                project.elementMap("networks", (_, network) -> network(network)),
                project.elementMap("volumes", (_, volume) -> volume(volume)),
                project.elementMap("secrets", (_, secret) -> content(secret)),
                project.elementMap("configs", (_, config) -> content(config)),
                project.elementMap("models", (_, model) -> model(model)));
    }

    private static Network network(Element network) {
        Element ipam = network.element("ipam");
        return new Network(
                network.textOrEmpty("name"),
                network.text("driver"),
                network.textMap("driver_opts"),
                ipam.text("driver"),
                ipam.elements("config", ProjectReader::pool),
                network.truth("external"),
                network.truth("internal"),
                network.truth("attachable"),
                network.optionalTruth("enable_ipv4"),
                network.optionalTruth("enable_ipv6"),
                network.textMap("labels"),
                new ConfigDigest(_ -> ConfigHash.ofNetwork(network.fields())));
    }

    private static Network.Pool pool(Element pool) {
        return new Network.Pool(
                pool.text("subnet"), pool.text("gateway"), pool.text("ip_range"), pool.textMap("aux_addresses"));
    }

    private static Volume volume(Element volume) {
        return new Volume(
                volume.textOrEmpty("name"),
                volume.text("driver"),
                volume.textMap("driver_opts"),
                volume.truth("external"),
                volume.textMap("labels"),
                new ConfigDigest(_ -> ConfigHash.ofVolume(volume.fields())));
    }

    private static FileContent content(Element element) {
        return new FileContent(
                element.textOrEmpty("name"),
                element.text("file"),
                element.text("environment"),
                element.text("content"),
                element.truth("external"),
                element.textMap("labels"),
                element.text("driver"),
                element.textMap("driver_opts"),
                element.text("template_driver"));
    }

    private static Model model(Element model) {
        return new Model(
                model.textOrEmpty("name"),
                model.textOrEmpty("model"),
                model.whole("context_size"),
                model.texts("runtime_flags"));
    }
}
