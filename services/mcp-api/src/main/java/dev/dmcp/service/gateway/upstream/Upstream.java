package dev.dmcp.service.gateway.upstream;

import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.service.kit.auth.Caller;
import dev.dmcp.service.kit.json.JsonObject;

/** A server behind the gateway. Thread-safe. */
public interface Upstream extends AutoCloseable {

    /**
     * What it has, as it said a moment ago.
     *
     * @throws UpstreamException when it cannot be asked
     */
    Offer offer() throws UpstreamException, InterruptedException;

    /**
     * Asks it on behalf of a caller, and gives the final result as it came.
     *
     * @throws UpstreamException when it cannot be asked, or says no
     * @throws java.util.concurrent.CancellationException when the options' cancellation came first
     */
    JsonObject ask(Caller caller, String method, JsonObject params, CallOptions options)
            throws UpstreamException, InterruptedException;

    /** How the gateway stands with it; asks nobody. */
    UpstreamState state();

    /** Whether it is told who calls, so that each caller may see other things. */
    boolean isPersonal();

    /**
     * Begins to tell of changes of one resource, as its events say, until the subscription is closed or lost.
     *
     * @param lost runs when that ends without our doing; must not block
     * @throws UpstreamException when it cannot be asked, or says no
     */
    AutoCloseable subscribe(Caller caller, String uri, Runnable lost) throws UpstreamException, InterruptedException;

    @Override
    void close();
}
