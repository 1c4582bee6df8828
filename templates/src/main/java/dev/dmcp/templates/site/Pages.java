package dev.dmcp.templates.site;

import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;

/** The models of this package's templates, apart from its public types: users of those need not know JStachio. */
final class Pages {
    private Pages() {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/site/Dockerfile.mustache")
    record Dockerfile(SiteImage image) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/site/nginx.conf.mustache")
    record Nginx(SiteImage image) {}

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/site/security-headers.conf.mustache")
    record Headers() {}
}
