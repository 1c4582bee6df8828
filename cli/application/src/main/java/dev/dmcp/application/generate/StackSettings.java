package dev.dmcp.application.generate;

import dev.dmcp.application.generate.compose.Names;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import dev.dmcp.templates.project.SettingGroup;
import dev.dmcp.templates.project.SettingGroup.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The settings that the compose files of a stack read from {@code .env}. */
public final class StackSettings {
    private StackSettings() {}

    /** By subject, as {@code .env.example} lists them. */
    public static List<SettingGroup> of(Stack stack) {
        List<SettingGroup> groups = new ArrayList<>();
        add(groups, "Database", database(stack));
        add(groups, "Ports of this machine", ports(stack));
        add(groups, "Services", services(stack));
        add(groups, "Secrets", secrets(stack));
        add(groups, "Images", images());
        return groups;
    }

    private static void add(List<SettingGroup> groups, String title, List<Setting> settings) {
        if (!settings.isEmpty()) {
            groups.add(new SettingGroup(title, settings));
        }
    }

    private static List<Setting> database(Stack stack) {
        List<Setting> settings = new ArrayList<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Postgres) {
                settings.add(new Setting(
                        Names.userVariable(service), "postgres", "The user that owns the database.", false));
                settings.add(new Setting(
                        Names.databaseVariable(service),
                        Names.databaseName(stack.name()),
                        "The database's name. It is made once, with the volume.",
                        false));
            }
        }
        return settings;
    }

    private static List<Setting> ports(Stack stack) {
        List<Setting> settings = new ArrayList<>();
        for (ServiceSpec service : stack.services()) {
            int port = service.publish().isPresent()
                    ? service.publish().get().port()
                    : service.port().orElse(0);
            if (port > 0) {
                String where = service.publish().isPresent() ? "" : ", in `dev` only";
                settings.add(new Setting(
                        Names.portVariable(service),
                        Integer.toString(port),
                        "Where this machine offers `" + service.name() + "`" + where + ".",
                        service.publish().isEmpty()));
            }
        }
        return settings;
    }

    private static List<Setting> services(Stack stack) {
        Map<String, List<String>> users = new LinkedHashMap<>();
        for (ServiceSpec service : stack.services()) {
            for (String setting : service.settings()) {
                users.computeIfAbsent(setting, _ -> new ArrayList<>()).add("`" + service.name() + "`");
            }
        }
        List<Setting> settings = new ArrayList<>();
        users.forEach((name, services) ->
                settings.add(new Setting(name, "", "Read by " + String.join(", ", services) + ".", true)));
        return settings;
    }

    /** The names of the variables whose values are secret, databases' passwords first. */
    public static List<String> secretVariables(Stack stack) {
        Set<String> variables = new LinkedHashSet<>();
        for (ServiceSpec service : stack.services()) {
            if (service.kind() instanceof Kind.Postgres) {
                variables.add(Names.passwordVariable(service));
            }
        }
        stack.services().forEach(service -> variables.addAll(service.secrets()));
        return List.copyOf(variables);
    }

    /** Where the secret of a variable lies for {@code prod}, relative to the project. */
    public static String secretFile(String variable) {
        return Names.SECRETS_FOLDER + "/" + Names.secret(variable);
    }

    private static List<Setting> secrets(Stack stack) {
        List<Setting> settings = new ArrayList<>();
        for (String variable : secretVariables(stack)) {
            settings.add(new Setting(
                    variable,
                    "",
                    "For `dev` and `local`. `prod` reads the file %s instead, and nothing else."
                            .formatted(secretFile(variable)),
                    true));
        }
        return settings;
    }

    private static List<Setting> images() {
        return List.of(new Setting(
                Names.MIRROR_VARIABLE,
                "registry.example/mirror",
                "A prefix for every base image's name, on machines that cannot reach Docker Hub.",
                true));
    }
}
