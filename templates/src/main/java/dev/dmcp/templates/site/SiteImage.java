package dev.dmcp.templates.site;

import dev.dmcp.templates.Base;
import dev.dmcp.templates.RenderedFile;
import dev.dmcp.templates.own.OwnTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The image of one static site.
 *
 * @param folder of the site's sources, with its own {@code package.json} and lock file
 * @param nodeVersion for the build: {@code 22}
 * @param base of both images; there is no smaller one than nginx's own for {@link Base#DISTROLESS}
 * @param port where nginx listens, above 1023
 * @param proxies what nginx passes on to other services
 */
public record SiteImage(
        String project, String name, String folder, String nodeVersion, Base base, int port, List<Proxy> proxies) {

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
        return "node:" + nodeVersion + (isAlpine() ? "-alpine" : "-bookworm-slim");
    }

    boolean isAlpine() {
        return base == Base.ALPINE;
    }

    String nginxImage() {
        return isAlpine() ? "nginx:stable-alpine" : "nginx:stable-bookworm";
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
    public List<RenderedFile> render(OwnTemplates own) {
        List<RenderedFile> files = new ArrayList<>(renderConfiguration(own));
        files.addFirst(file(own, "Dockerfile", new Pages.Dockerfile(this), DockerfileRenderer.of()::execute));
        return files;
    }

    /** nginx's configuration alone, for an image that something else builds. */
    public List<RenderedFile> renderConfiguration(OwnTemplates own) {
        return List.of(
                file(own, "nginx.conf", new Pages.Nginx(this), NginxRenderer.of()::execute),
                file(own, "security-headers.conf", new Pages.Headers(), HeadersRenderer.of()::execute));
    }

    private <P> RenderedFile file(OwnTemplates own, String fileName, P page, Function<P, String> bundled) {
        String template = "site/" + fileName;
        return new RenderedFile(
                nginxFolder() + "/" + fileName,
                own.render(template, page, bundled),
                false,
                own.label(template, TEMPLATE));
    }
}
