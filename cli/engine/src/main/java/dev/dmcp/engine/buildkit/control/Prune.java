package dev.dmcp.engine.buildkit.control;

import dev.dmcp.engine.buildkit.protobuf.ProtoWriter;
import java.time.Duration;
import java.util.List;

/**
 * Which records of the build cache go.
 *
 * @param filters containerd-style, all of them must hold: {@code type==exec.cachemount},
 *     {@code description~=dmcp-demo-}
 * @param all also internal and shared records
 * @param olderThan only what was not used for so long; zero for any age
 * @param keepBytes how much may stay; zero for nothing
 */
public record Prune(List<String> filters, boolean all, Duration olderThan, long keepBytes) {
    public Prune {
        filters = List.copyOf(filters);
    }

    byte[] toBytes() {
        return new ProtoWriter()
                .strings(1, filters)
                .bool(2, all)
                .integer(3, olderThan.toNanos())
                .integer(5, keepBytes)
                .toByteArray();
    }
}
