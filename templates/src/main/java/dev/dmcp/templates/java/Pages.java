package dev.dmcp.templates.java;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/** The models of this package's templates, apart from its public types: users of those need not know JStachio. */
final class Pages {
    private Pages() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/java/Dockerfile.mustache")
    record Dockerfile(JavaImages images) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/java/build-on.mustache")
    record BuildOn() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/java/collect.mustache")
    record Collect() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/java/develop.mustache")
    record Develop() {}
}
