package dev.dmcp.application.generate.compose;

import dev.dmcp.application.project.Kind;
import dev.dmcp.application.project.Limits;
import dev.dmcp.application.project.ServiceSpec;
import java.math.BigDecimal;
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
        switch (service.kind()) {
            case Kind.Java _, Kind.Node _ -> confine("10001:10001", List.of("/tmp:mode=1777"), block);
            case Kind.Vite _ -> confine("101:101", List.of("/tmp:mode=1777"), block);
            case Kind.Postgres _ ->
                confine("999:999", List.of("/tmp:mode=1777", "/var/run/postgresql:uid=999,gid=999,mode=0775"), block);
            // Whether a stranger's image can start without root and its capabilities, only its maker knows.
            case Kind.Image _ -> {}
        }
        block.with("security_opt", List.of("no-new-privileges:true"));
    }

    private static void confine(String user, List<String> temporaryFolders, Block block) {
        block.with("user", user)
                .with("read_only", true)
                .with("tmpfs", temporaryFolders)
                .with("cap_drop", List.of("ALL"));
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
                                        own.cpus().or(usual::cpus).orElseThrow().toPlainString())
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
        return new Limits(
                OptionalLong.of(mebibytes * MEBIBYTE), Optional.of(new BigDecimal(cpus)), OptionalInt.of(pids));
    }

    private static String size(long bytes) {
        if (bytes % (MEBIBYTE * 1024) == 0) {
            return bytes / (MEBIBYTE * 1024) + "G";
        }
        return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + "M" : Long.toString(bytes);
    }
}
