package dev.dmcp.templates.project;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/** The models of this package's templates, apart from its public types: users of those need not know JStachio. */
final class Pages {
    private Pages() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/healthcheck.mustache")
    record Healthcheck() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/healthcheck-busybox.mustache")
    record BusyBoxHealthcheck() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/dockerignore.mustache")
    record Dockerignore(List<String> outputs, List<String> certificates) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/env-example.mustache")
    record EnvExample(List<SettingGroup> groups) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/project/minimal-root.mustache")
    record MinimalRoot() {}
}
