package dev.dmcp.application.port;

import dev.dmcp.application.image.CachePrune;
import dev.dmcp.application.image.CacheRecord;
import java.util.List;

/** The cache of a builder. */
public interface BuildCache {

    List<CacheRecord> records();

    /**
     * Removes records that nothing uses.
     *
     * @return how many bytes that freed
     */
    long prune(CachePrune prune);
}
