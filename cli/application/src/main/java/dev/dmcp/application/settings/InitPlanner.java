package dev.dmcp.application.settings;

import dev.dmcp.application.generate.StackSettings;
import dev.dmcp.application.plan.Plan;
import dev.dmcp.application.project.Stack;
import dev.dmcp.templates.project.SettingGroup;
import dev.dmcp.templates.project.SettingGroup.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides what {@code env init} writes. What is there stays: a line of {@code .env} is never changed, a secret never
 * replaced, since a database that was made with it would refuse a new one.
 */
final class InitPlanner {
    private final Stack stack;
    private final SettingsOnDisk onDisk;
    private final Map<String, String> fresh;
    private final Plan.Builder<SettingsOperation> plan = new Plan.Builder<>("env init");

    private InitPlanner(Stack stack, SettingsOnDisk onDisk, Map<String, String> fresh) {
        this.stack = stack;
        this.onDisk = onDisk;
        this.fresh = fresh;
    }

    /** @param fresh a strong random value for each secret variable of the stack */
    static Plan<SettingsOperation> plan(Stack stack, SettingsOnDisk onDisk, Map<String, String> fresh) {
        InitPlanner planner = new InitPlanner(stack, onDisk, fresh);
        Map<String, String> secrets = new LinkedHashMap<>();
        StackSettings.secretVariables(stack).forEach(variable -> secrets.put(variable, planner.secret(variable)));
        planner.settings(secrets);
        secrets.forEach(planner::secretFile);
        return planner.plan.build();
    }

    /** The secret that is there already, for production or in {@code .env}; a fresh one where there is none worth the name. */
    private String secret(String variable) {
        String stored = onDisk.secrets().getOrDefault(variable, "");
        if (!stored.isEmpty()) {
            return stored;
        }
        String written = onDisk.values().getOrDefault(variable, "");
        return SecretStrength.weakness(written).isEmpty() ? written : fresh.getOrDefault(variable, "");
    }

    private void settings(Map<String, String> secrets) {
        if (onDisk.text().isEmpty()) {
            plan.add(new SettingsOperation.WriteSettings(newFile(secrets)), "not there", List.of());
            return;
        }
        List<String> missing = secrets.keySet().stream()
                .filter(variable -> onDisk.values().getOrDefault(variable, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            plan.add(
                    new SettingsOperation.WriteSettings(appended(missing, secrets)),
                    "without " + String.join(", ", missing),
                    List.of());
        }
    }

    private String newFile(Map<String, String> secrets) {
        StringBuilder text =
                new StringBuilder("# Settings of this machine; .env.example explains them. Not for git.\n");
        for (SettingGroup group : StackSettings.of(stack)) {
            text.append("\n# ---- ").append(group.title()).append(" ----\n");
            for (Setting setting : group.settings()) {
                String secret = secrets.get(setting.name());
                boolean commented = setting.optional() && secret == null;
                text.append(commented ? "#" : "").append(setting.name()).append('=');
                text.append(secret == null ? setting.value() : secret).append('\n');
            }
        }
        return text.toString();
    }

    private String appended(List<String> missing, Map<String, String> secrets) {
        StringBuilder text = new StringBuilder(onDisk.text().orElse(""));
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        text.append("\n# Added by `dmcp env init`\n");
        missing.forEach(variable ->
                text.append(variable).append('=').append(secrets.get(variable)).append('\n'));
        return text.toString();
    }

    private void secretFile(String variable, String value) {
        if (onDisk.secrets().getOrDefault(variable, "").isEmpty()) {
            boolean known = value.equals(onDisk.values().get(variable));
            plan.add(
                    new SettingsOperation.WriteSecret(variable, value),
                    known ? "the value of " + variable + " in .env" : "not there, a random value",
                    List.of());
        }
    }
}
