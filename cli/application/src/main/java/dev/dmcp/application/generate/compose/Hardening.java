package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Cpus;
import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.Limits;
import dev.dmcp.application.project.ServiceSpec;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What keeps a service within its bounds: user, file system, capabilities, limits. */
final class Hardening {
    private static final long MEBIBYTE = 1L << 20;

    private Hardening() {}

    static void apply(ServiceSpec service, Block block) {
        // Process 1 reaps what others leave behind and passes signals on.
        block.with("init", true);
        user(service.kind())
                .ifPresent(user -> block.with("user", user)
                        .with("read_only", true)
                        .with("tmpfs", temporaryFolders(service.kind()))
                        .with("cap_drop", List.of("ALL")));
        block.with("security_opt", List.of("no-new-privileges:true"));
    }

    /** What development keeps of it: the same user and capabilities, so that what works there works in production. */
    static void applyToDevelopment(ServiceSpec service, Block block) {
        block.with("init", true);
        user(service.kind()).ifPresent(user -> block.with("user", user).with("cap_drop", List.of("ALL")));
        block.with("security_opt", List.of("no-new-privileges:true"));
    }

    /** Whether a stranger's image can start without root and its capabilities, only its maker knows. */
    private static Optional<String> user(Kind kind) {
        return switch (kind) {
            case Kind.Java _, Kind.Node _ -> Optional.of("10001:10001");
            case Kind.Vite _ -> Optional.of("101:101");
            case Kind.Postgres _ -> Optional.of("999:999");
            case Kind.Image _ -> Optional.empty();
        };
    }

    private static List<String> temporaryFolders(Kind kind) {
        return kind instanceof Kind.Postgres
                ? List.of("/tmp:mode=1777", "/var/run/postgresql:uid=999,gid=999,mode=0775")
                : List.of("/tmp:mode=1777");
    }

    /** The service's own limits, filled up by what is enough for its kind. */
    static Block limits(ServiceSpec service) {
        Limits own = service.limits();
        Limits usual = usual(service.kind());
        return Block.of(
                "resources",
                Block.of(
                        "limits",
                        Block.of(
                                        "cpus",
                                        own.cpus().or(usual::cpus).orElseThrow().text())
                                .with(
                                        "memory",
                                        size(own.memoryBytes()
                                                .orElseGet(() ->
                                                        usual.memoryBytes().getAsLong())))
                                .with(
                                        "pids",
                                        own.pids().orElseGet(() -> usual.pids().getAsInt()))));
    }

    private static Limits usual(Kind kind) {
        return switch (kind) {
            case Kind.Vite _ -> limits(128, "0.2", 32);
            case Kind.Java _, Kind.Node _ -> limits(256, "0.5", 256);
            case Kind.Postgres _ -> limits(512, "0.5", 256);
            case Kind.Image _ -> limits(512, "0.5", 256);
        };
    }

    private static Limits limits(int mebibytes, String cpus, int pids) {
        return new Limits(OptionalLong.of(mebibytes * MEBIBYTE), Optional.of(new Cpus(cpus)), OptionalInt.of(pids));
    }

    private static String size(long bytes) {
        if (bytes % (MEBIBYTE * 1024) == 0) {
            return bytes / (MEBIBYTE * 1024) + "G";
        }
        return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + "M" : Long.toString(bytes);
    }
}
