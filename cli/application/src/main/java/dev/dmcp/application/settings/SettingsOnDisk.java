package dev.dmcp.application.settings;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.port.Workspace;
import dev.dmcp.application.project.Stack;
import dev.dmcp.compose.interpolate.EnvironmentFile;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One look at a machine's settings.
 *
 * @param text of {@code .env}; nothing when it is not there
 * @param values that {@code .env} sets
 * @param secrets content of the files of secrets, by the variable's name
 */
record SettingsOnDisk(Optional<String> text, Map<String, String> values, Map<String, String> secrets) {
    static final String FILE = ".env";

    SettingsOnDisk {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        secrets = Collections.unmodifiableMap(new LinkedHashMap<>(secrets));
    }

    static SettingsOnDisk read(Workspace workspace, Stack stack) {
        Optional<String> text = workspace.read(FILE);
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String variable : StackSettings.secretVariables(stack)) {
            workspace
                    .read(StackSettings.secretFile(variable))
                    .ifPresent(secret -> secrets.put(variable, secret.stripTrailing()));
        }
        return new SettingsOnDisk(text, text.map(SettingsOnDisk::parse).orElse(Map.of()), secrets);
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        try {
            EnvironmentFile.read(text, values, _ -> null);
        } catch (EnvironmentFile.MalformedException malformed) {
            throw new Failure.InvalidInput(
                    "cannot read `%s`: line %d: %s".formatted(FILE, malformed.line(), malformed.getMessage()));
        }
        return values;
    }

    /** Never shows a value. */
    @Override
    public String toString() {
        return "SettingsOnDisk[" + values.keySet() + ", " + secrets.keySet() + "]";
    }
}
