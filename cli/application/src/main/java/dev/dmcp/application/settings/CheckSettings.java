package dev.dmcp.application.settings;

import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.project.Stack;
import dev.dmcp.compose.validate.NearMiss;
import dev.dmcp.compose.validate.Position;
import dev.dmcp.compose.validate.Problem;
import dev.dmcp.templates.project.SettingGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The use case {@code env check}: what is missing, unused, weak or still an example. Shows no value. */
public final class CheckSettings {
    /** Read by docker compose and docker themselves. */
    private static final List<String> FOREIGN = List.of("COMPOSE_", "DOCKER_", "BUILDKIT_", "BUILDX_", "DMCP_");

    private final Workspace workspace;

    public CheckSettings(Workspace workspace) {
        this.workspace = workspace;
    }

    /** An error keeps the stack from running safely; a warning is merely odd. */
    public List<Problem> check(Stack stack) {
        return check(stack, SettingsOnDisk.read(workspace, stack));
    }

    static List<Problem> check(Stack stack, SettingsOnDisk onDisk) {
        List<Problem> problems = new ArrayList<>();
        if (onDisk.text().isEmpty()) {
            problems.add(
                    warning(".env", "", "is not there, so every setting has its default", "`dmcp env init` makes it"));
        }
        secrets(stack, onDisk, problems);
        values(stack, onDisk, problems);
        return problems;
    }

    private static void secrets(Stack stack, SettingsOnDisk onDisk, List<Problem> problems) {
        for (String variable : StackSettings.secretVariables(stack)) {
            String file = StackSettings.secretFile(variable);
            String stored = onDisk.secrets().get(variable);
            if (stored == null) {
                problems.add(error(file, "", "is not there, and `prod` needs it", "`dmcp env init` makes it"));
            } else {
                SecretStrength.weakness(stored)
                        .ifPresent(
                                weakness -> problems.add(error(file, "", weakness, "put a long random value there")));
            }
        }
    }

    private static void values(Stack stack, SettingsOnDisk onDisk, List<Problem> problems) {
        List<String> secrets = StackSettings.secretVariables(stack);
        List<String> known = new ArrayList<>();
        for (SettingGroup group : StackSettings.of(stack)) {
            group.settings().forEach(setting -> known.add(setting.name()));
        }
        onDisk.values().forEach((name, value) -> {
            if (!known.contains(name) && FOREIGN.stream().noneMatch(name::startsWith)) {
                problems.add(warning(".env", name, "nothing reads it", NearMiss.hint(name, known)));
            }
            Optional<String> weakness = secrets.contains(name) && !value.isEmpty()
                    ? SecretStrength.weakness(value)
                    : Optional.<String>empty();
            weakness.ifPresent(found -> problems.add(warning(".env", name, found, "put a long random value there")));
            if (value.contains("registry.example")) {
                problems.add(error(".env", name, "is still an example value", "set it, or remove the line"));
            }
        });
    }

    private static Problem error(String file, String path, String sentence, String hint) {
        return Problem.error(file, Position.UNKNOWN, path, sentence, hint);
    }

    private static Problem warning(String file, String path, String sentence, String hint) {
        return Problem.warning(file, Position.UNKNOWN, path, sentence, hint);
    }
}
