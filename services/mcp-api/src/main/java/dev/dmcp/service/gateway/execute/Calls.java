package dev.dmcp.service.gateway.execute;

import dev.dmcp.service.gateway.execute.OpenCall.Outcome;
import dev.dmcp.service.gateway.registry.RegisteredServer;
import dev.dmcp.service.gateway.registry.Registry;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;

/**
 * Makes calls of servers: past the server's guard, on a thread of their own, recorded at their end whoever waits for it by then. Thread-safe.
 */
public final class Calls {
    private final Registry registry;
    private final Upstreams upstreams;
    private final Guards guards;
    private final CallRecorder recorder;
    private final Parked parked = new Parked();

    public Calls(Registry registry, Upstreams upstreams, Guards guards, CallRecorder recorder) {
        this.registry = registry;
        this.upstreams = upstreams;
        this.guards = guards;
        this.recorder = recorder;
    }

    /**
     * Makes a call, or goes on with the one that the attendant has come back for, and gives the server's result as it came.
     *
     * @throws UnknownToolException when its server is there no more, or disabled
     * @throws UpstreamException when the server does not do it
     * @throws dev.dmcp.mcp.server.CallEnd when the attendant has to go and come back
     */
    public JsonObject call(CallRequest request, Attendant attendant)
            throws UnknownToolException, UpstreamException, InterruptedException {
        RegisteredServer server = registry.find(request.server())
                .filter(RegisteredServer::enabled)
                .orElseThrow(
                        () -> new UnknownToolException("the server `" + request.server() + "` is not there any more"));
        if (request.kind() == CallRequest.Kind.TOOL && !server.calls().admits(request.subject())) {
            throw new UnknownToolException(
                    "the tool `" + request.subject() + "` of the server `" + request.server() + "` is not offered");
        }
        Guard guard = guards.of(server);
        Optional<String> earlier = attendant.cameBackFor();
        OpenCall call = earlier.isPresent()
                ? parked.takeBack(earlier.get(), request)
                : start(request, server, guard, attendant);
        return new Attending(request, call, guard.limits(), attendant, parked).result();
    }

    private OpenCall start(CallRequest request, RegisteredServer server, Guard guard, Attendant attendant) {
        OpenCall call = new OpenCall(UUID.randomUUID().toString(), attendant.capabilities());
        Duration longest = guard.limits().timeout().multipliedBy(CallLimits.LONGEST_IN_TIMEOUTS);
        Thread.ofVirtual().name(request.kind().method()).start(() -> {
            long began = System.nanoTime();
            Optional<Outcome> outcome = Optional.empty();
            try {
                outcome = Optional.of(
                        outcome(() -> guarded(request, server, guard, call, attendant, longest), call, request));
            } finally {
                ended(call, request, began, outcome.orElseGet(Calls::brokeOff));
            }
        });
        return call;
    }

    private static Outcome brokeOff() {
        return new Outcome.Failed(new IllegalStateException("the call broke off"));
    }

    private void ended(OpenCall call, CallRequest request, long began, Outcome outcome) {
        recorder.record(Records.of(request, Duration.ofNanos(System.nanoTime() - began), outcome));
        call.ended(outcome);
    }

    private interface Body {
        JsonObject run() throws UpstreamException, InterruptedException;
    }

    private static Outcome outcome(Body body, OpenCall call, CallRequest request) {
        try {
            return new Outcome.Answered(body.run());
        } catch (CancellationException e) {
            return new Outcome.Failed(call.isExpired() ? tooSlow(request) : e);
        } catch (UpstreamException | RuntimeException e) {
            return new Outcome.Failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed(new CancellationException("the gateway stops"));
        }
    }

    static UpstreamException tooSlow(CallRequest request) {
        return new UpstreamException(
                Kind.TOO_SLOW, "the server `" + request.server() + "` did not answer in time and was given up");
    }

    private JsonObject guarded(
            CallRequest request,
            RegisteredServer server,
            Guard guard,
            OpenCall call,
            Attendant attendant,
            Duration longest)
            throws UpstreamException, InterruptedException {
        guard.enter();
        Verdict verdict = Verdict.FAILED;
        try {
            call.begun();
            JsonObject result = upstreams
                    .of(server)
                    .ask(request.caller(), request.kind().method(), request.params(), call.options(longest, attendant));
            verdict = Verdict.DID_WELL;
            return result;
        } catch (UpstreamException e) {
            verdict = e.kind() == Kind.REFUSED || e.kind() == Kind.NEEDS_LOGIN ? Verdict.DID_WELL : Verdict.FAILED;
            throw e;
        } catch (CancellationException | InterruptedException e) {
            verdict = call.isExpired() ? Verdict.FAILED : Verdict.UNKNOWN;
            throw e;
        } finally {
            tell(guard, verdict);
            guard.leave();
        }
    }

    /** What a call says of its server. */
    private enum Verdict {
        DID_WELL,
        FAILED,
        UNKNOWN
    }

    private static void tell(Guard guard, Verdict verdict) {
        switch (verdict) {
            case DID_WELL -> guard.succeeded();
            case FAILED -> guard.failed();
            case UNKNOWN -> guard.abandoned();
        }
    }
}
