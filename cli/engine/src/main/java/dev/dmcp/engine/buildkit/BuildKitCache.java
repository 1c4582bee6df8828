package dev.dmcp.engine.buildkit;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.application.image.CachePrune;
import dev.dmcp.application.image.CacheRecord;
import dev.dmcp.application.port.BuildCache;
import dev.dmcp.engine.buildkit.control.CacheUsage;
import dev.dmcp.engine.buildkit.control.ControlClient;
import dev.dmcp.engine.buildkit.control.Prune;
import dev.dmcp.engine.buildkit.grpc.GrpcChannel;
import dev.dmcp.engine.buildkit.grpc.GrpcException;
import dev.dmcp.engine.buildkit.transport.BuilderConnector;
import dev.dmcp.engine.docker.http.Connector;
import java.io.IOException;
import java.time.Instant;
import java.util.List;

/** The cache of the engine's own BuildKit. */
public final class BuildKitCache implements BuildCache {
    private final Connector connector;
    private final String address;

    /** @param address of the engine, for messages */
    public BuildKitCache(Connector connector, String address) {
        this.connector = connector;
        this.address = address;
    }

    /** One call to the builder. */
    private interface Call<T> {
        T on(ControlClient control) throws IOException;
    }

    @Override
    public List<CacheRecord> records() {
        return call(
                "look at the build cache",
                control -> control.diskUsage(List.of()).stream()
                        .map(BuildKitCache::record)
                        .toList());
    }

    @Override
    public long prune(CachePrune prune) {
        List<String> filters =
                prune.cacheMountsOf().map(BuildKitCache::mountsOf).orElse(List.of());
        Prune wanted = new Prune(filters, false, prune.olderThan(), prune.keepBytes());
        return call(
                "prune the build cache",
                control -> control.prune(wanted).stream()
                        .mapToLong(CacheUsage::sizeBytes)
                        .sum());
    }

    /** The same rule as {@link CacheRecord#isCacheMountOf}, as the builder's filters and regular expressions say it. */
    private static List<String> mountsOf(String project) {
        String name = project.replaceAll("[^a-zA-Z0-9_-]", ".");
        return List.of("type==exec.cachemount", "description~=\"id \\\"/dmcp-" + name + "-[^-\\\"]+\\\"$\"");
    }

    private static CacheRecord record(CacheUsage usage) {
        return new CacheRecord(
                usage.id(),
                usage.type(),
                usage.description(),
                usage.sizeBytes(),
                usage.inUse(),
                usage.shared(),
                usage.lastUsed().or(usage::created).orElse(Instant.EPOCH));
    }

    private <T> T call(String doing, Call<T> call) {
        try (GrpcChannel channel = new GrpcChannel(BuilderConnector.connect(connector), "buildkit")) {
            return call.on(new ControlClient(channel));
        } catch (GrpcException refused) {
            throw new Failure.OperationFailed("cannot %s: %s".formatted(doing, refused.getMessage()));
        } catch (IOException unreachable) {
            throw BuildKitImageBuilder.unreachable(address, unreachable);
        }
    }
}
