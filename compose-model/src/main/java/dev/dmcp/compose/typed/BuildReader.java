package dev.dmcp.compose.typed;

import dev.dmcp.compose.model.Build;
import dev.dmcp.compose.model.Develop;

/** {@code build} and {@code develop}. */
final class BuildReader {
    private BuildReader() {}

    static Build build(Element build) {
        return new Build(
                build.textOrEmpty("context"),
                build.text("dockerfile"),
                build.text("dockerfile_inline"),
                build.text("target"),
                build.optionalTextMap("args"),
                build.textMap("additional_contexts"),
                build.textMap("labels"),
                build.texts("tags"),
                build.texts("platforms"),
                build.texts("cache_from"),
                build.texts("cache_to"),
                build.elements("secrets", ServiceReader::fileMount),
                build.texts("ssh"),
                build.texts("entitlements"),
                build.texts("extra_hosts"),
                build.text("network"),
                build.text("provenance"),
                build.text("sbom"),
                build.truth("no_cache"),
                build.truth("pull"),
                build.truth("privileged"),
                build.whole("shm_size"),
                ResourceReader.ulimits(build));
    }

    static Develop develop(Element develop) {
        return new Develop(develop.elements("watch", BuildReader::trigger));
    }

    private static Develop.Trigger trigger(Element trigger) {
        boolean hasCommand = trigger.element("exec").optionalTexts("command").isPresent();
        return new Develop.Trigger(
                trigger.textOrEmpty("path"),
                action(trigger.textOrEmpty("action")),
                trigger.text("target"),
                trigger.texts("include"),
                trigger.texts("ignore"),
                trigger.truth("initial_sync"),
                trigger.optional("exec", ServiceReader::hook).filter(_ -> hasCommand));
    }

    private static Develop.Action action(String word) {
        return switch (word) {
            case "rebuild" -> Develop.Action.REBUILD;
            case "restart" -> Develop.Action.RESTART;
            case "sync+restart" -> Develop.Action.SYNC_RESTART;
            case "sync+exec" -> Develop.Action.SYNC_EXEC;
            default -> Develop.Action.SYNC;
        };
    }
}
