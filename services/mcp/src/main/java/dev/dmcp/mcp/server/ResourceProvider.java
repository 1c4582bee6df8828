package dev.dmcp.mcp.server;

import dev.dmcp.mcp.model.Resource;
import dev.dmcp.mcp.model.ResourceResult;
import java.util.Optional;

/** Resources that are found anew for each caller, such as the rows of a table. */
public interface ResourceProvider {
    /**
     * A part of what this caller may see.
     *
     * @param cursor the {@link Page#next()} of the part before
     */
    Page<Resource> list(CallContext context, Optional<String> cursor) throws Exception;

    /** The resource, or nothing when this caller has none of that address here. */
    Optional<ResourceResult> read(CallContext context, String uri) throws Exception;
}
