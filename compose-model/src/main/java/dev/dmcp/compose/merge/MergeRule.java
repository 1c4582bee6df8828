package dev.dmcp.compose.merge;

import dev.dmcp.compose.tree.PathTable;

/** How two values at a path become one; where no rule is named, mappings merge, lists append and scalars replace. */
enum MergeRule {
    REPLACE,
    /** Both as lists of {@code key=value}, one after the other. */
    AS_LIST,
    /** Both as lists, without what is already there. */
    HOSTS,
    /** Short syntax is a mapping with the context. */
    BUILD,
    /** A list of names is a mapping of names to defaults. */
    DEPENDS_ON,
    /** A list of names is a mapping of names to nothing. */
    NAMES,
    /** Options merge only under the same driver. */
    LOGGING,
    /** Pools with the same subnet merge. */
    POOLS;

    static PathTable<MergeRule> table() {
        PathTable<MergeRule> table = new PathTable<>();
        for (String path : new String[] {
            "annotations",
            "build.args",
            "build.additional_contexts",
            "build.labels",
            "deploy.labels",
            "dns",
            "dns_opt",
            "dns_search",
            "env_file",
            "label_file",
            "environment",
            "labels",
            "volumes.*.volume.labels",
            "sysctls",
            "tmpfs"
        }) {
            table.put("services.*." + path, AS_LIST);
        }
        table.put("networks.*.labels", AS_LIST).put("volumes.*.labels", AS_LIST).put("networks.*.ipam.config", POOLS);
        for (String path : new String[] {"command", "entrypoint", "healthcheck.test", "ulimits.*"}) {
            table.put("services.*." + path, REPLACE);
        }
        table.put("services.*.build", BUILD)
                .put("services.*.build.extra_hosts", HOSTS)
                .put("services.*.extra_hosts", HOSTS)
                .put("services.*.depends_on", DEPENDS_ON)
                .put("services.*.logging", LOGGING)
                .put("services.*.models", NAMES)
                .put("services.*.networks", NAMES);
        return table;
    }
}
