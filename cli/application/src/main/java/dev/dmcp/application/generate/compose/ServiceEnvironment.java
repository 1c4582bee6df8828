package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.ServiceSpec;
import dev.dmcp.application.project.Stack;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The variables of one service, and only those that it declared: its own, the addresses of what it talks to, and its
 * secrets, as files in production and as values in development.
 */
final class ServiceEnvironment {
    private static final String SECRETS = "/run/secrets/";

    /** Where a service runs, as it is told. */
    enum Mode {
        PRODUCTION("prod"),
        DEVELOPMENT("dev");

        private final String word;

        Mode(String word) {
            this.word = word;
        }
    }

    private final Stack stack;
    private final Mode mode;

    ServiceEnvironment(Stack stack, Mode mode) {
        this.stack = stack;
        this.mode = mode;
    }

    Block of(ServiceSpec service) {
        Block variables = new Block();
        switch (service.kind()) {
            case Kind.Postgres _ -> database(service, variables);
            case Kind.Java _ -> program(service, variables);
            case Kind.Node _ -> {
                variables.with("NODE_ENV", mode == Mode.PRODUCTION ? "production" : "development");
                program(service, variables);
            }
            case Kind.Vite _, Kind.Image _ -> {}
        }
        addresses(service, variables);
        service.environment().forEach(variables::with);
        service.settings().forEach(setting -> variables.with(setting, Names.variable(setting, "")));
        service.secrets().forEach(secret -> secret(secret, secret, "for-development-only-never-elsewhere", variables));
        return variables;
    }

    private void program(ServiceSpec service, Block variables) {
        variables.with("DMCP_ENV", mode.word).with("HOST", "0.0.0.0");
        service.port().ifPresent(port -> variables.with("PORT", Integer.toString(port)));
        // The root file system is read-only; what must last goes to the database.
        variables.with("DATA_DIR", "/tmp/data");
    }

    private void database(ServiceSpec database, Block variables) {
        variables
                .with("POSTGRES_USER", Names.variable(Names.userVariable(database), "postgres"))
                .with("POSTGRES_DB", databaseName(database));
        secret("POSTGRES_PASSWORD", Names.passwordVariable(database), "postgres", variables);
    }

    private String databaseName(ServiceSpec database) {
        return Names.variable(Names.databaseVariable(database), Names.databaseName(stack.name()));
    }

    private void addresses(ServiceSpec service, Block variables) {
        Set<String> others = new LinkedHashSet<>(service.needs());
        others.addAll(service.uses());
        boolean isProgram = service.kind() instanceof Kind.Java || service.kind() instanceof Kind.Node;
        if (!isProgram) {
            return;
        }
        for (String name : others) {
            ServiceSpec other = stack.service(name).orElseThrow();
            if (other.kind() instanceof Kind.Postgres) {
                databaseAddress(other, variables);
            } else {
                other.port()
                        .ifPresent(
                                port -> variables.with(other.addressVariable(), "http://" + other.name() + ":" + port));
            }
        }
    }

    private void databaseAddress(ServiceSpec database, Block variables) {
        variables.with(
                "DATABASE_URL",
                "postgresql://%s@%s:%d/%s"
                        .formatted(
                                Names.variable(Names.userVariable(database), "postgres"),
                                database.name(),
                                database.port().orElseThrow(),
                                databaseName(database)));
        secret("DATABASE_PASSWORD", Names.passwordVariable(database), "postgres", variables);
    }

    private void secret(String name, String variable, String inDevelopment, Block variables) {
        switch (mode) {
            case PRODUCTION -> variables.with(name + "_FILE", SECRETS + Names.secret(variable));
            case DEVELOPMENT -> variables.with(name, Names.variable(variable, inDevelopment));
        }
    }

    /** The secrets whose files a service gets in production, by the names of their variables. */
    List<String> secretsOf(ServiceSpec service) {
        List<String> secrets = new ArrayList<>();
        if (service.kind() instanceof Kind.Postgres) {
            secrets.add(Names.passwordVariable(service));
        }
        for (String need : service.needs()) {
            ServiceSpec needed = stack.service(need).orElseThrow();
            if (needed.kind() instanceof Kind.Postgres) {
                secrets.add(Names.passwordVariable(needed));
            }
        }
        secrets.addAll(service.secrets());
        return secrets;
    }
}
