package dev.dmcp.templates.site;

import dev.dmcp.templates.RenderedFile;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStacheType;
import java.util.List;

/**
 * The image of one static site.
 *
 * @param folder of the site's sources, with its own {@code package.json} and lock file
 * @param nodeVersion for the build: {@code 22}
 * @param port where nginx listens, above 1023
 * @param proxies what nginx passes on to other services
 */
@JStacheConfig(type = JStacheType.STACHE)
@JStache(path = "dev/dmcp/templates/site/Dockerfile.mustache")
public record SiteImage(String project, String name, String folder, String nodeVersion, int port, List<Proxy> proxies) {

    /** Changes with every change of what these templates write. */
    public static final String TEMPLATE = "site/1";

    /**
     * @param prefix of the URLs that are passed on: {@code /api/}
     * @param service the host's name in the stack's network
     */
    public record Proxy(String prefix, String service, int port) {
        String variable() {
            return service.replace('-', '_');
        }
    }

    public SiteImage {
        proxies = List.copyOf(proxies);
    }

    String nodeImage() {
        return "node:" + nodeVersion + "-bookworm-slim";
    }

    String nginxImage() {
        return "nginx:stable-bookworm";
    }

    String nginxFolder() {
        return "dockerfiles/" + name;
    }

    String manifests() {
        return folder + "/package.json " + folder + "/package-lock.json";
    }

    boolean hasProxies() {
        return !proxies.isEmpty();
    }

    /** The Dockerfile and nginx's configuration. */
    public List<RenderedFile> render() {
        return List.of(
                file("Dockerfile", SiteImageRenderer.of().execute(this)),
                file("nginx.conf", NginxRenderer.of().execute(new Nginx(name, port, proxies))),
                file("security-headers.conf", HeadersRenderer.of().execute(new Headers())));
    }

    private RenderedFile file(String fileName, String content) {
        return new RenderedFile(nginxFolder() + "/" + fileName, content, false, TEMPLATE);
    }

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/site/nginx.conf.mustache")
    record Nginx(String name, int port, List<Proxy> proxies) {
        boolean hasProxies() {
            return !proxies.isEmpty();
        }
    }

    @JStacheConfig(type = JStacheType.STACHE)
    @JStache(path = "dev/dmcp/templates/site/security-headers.conf.mustache")
    record Headers() {}
}
