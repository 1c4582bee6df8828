package dev.dmcp.templates.npm;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/** The models of this package's templates, apart from its public types: users of those need not know JStachio. */
final class Pages {
    private Pages() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/npm/Dockerfile.mustache")
    record Dockerfile(NpmImages images) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/npm/prune.mjs.mustache")
    record Prune() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/npm/install.mjs.mustache")
    record Install() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/npm/strip.mjs.mustache")
    record Strip() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/npm/collect.mustache")
    record Collect() {}
}
