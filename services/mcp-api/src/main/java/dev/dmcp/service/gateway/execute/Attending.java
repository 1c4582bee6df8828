package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.server.CallEnd;
import dev.dmcp.service.gateway.execute.OpenCall.Event;
import dev.dmcp.service.gateway.execute.OpenCall.Outcome;
import dev.dmcp.service.gateway.execute.OpenCall.Question;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import dev.dmcp.service.gateway.upstream.UpstreamException.Kind;
import dev.dmcp.service.kit.json.JsonObject;
import java.util.concurrent.CancellationException;

/** One client's waiting for one call: passes on what is said, puts questions, and gives up on a server that is silent too long. */
final class Attending {
    private final CallRequest request;
    private final OpenCall call;
    private final CallLimits limits;
    private final Attendant attendant;
    private final Parked parked;
    private long latest;
    private long deadline;

    Attending(CallRequest request, OpenCall call, CallLimits limits, Attendant attendant, Parked parked) {
        this.request = request;
        this.call = call;
        this.limits = limits;
        this.attendant = attendant;
        this.parked = parked;
        long now = System.nanoTime();
        // The queue before the server has its own end in time, so twice the patience is enough for waiting and first
        // word.
        this.deadline = now + 2 * limits.timeout().toNanos();
        this.latest = now + limits.timeout().toNanos() * CallLimits.LONGEST_IN_TIMEOUTS;
    }

    JsonObject result() throws UpstreamException, InterruptedException {
        boolean over = false;
        try (var _ = attendant.cancellation().onCancel(call::cancel)) {
            call.open().ifPresent(this::put);
            JsonObject result = await();
            over = true;
            return result;
        } catch (CallEnd goes) {
            over = true;
            throw goes;
        } finally {
            if (!over) {
                call.cancel();
            }
        }
    }

    private JsonObject await() throws UpstreamException, InterruptedException {
        while (true) {
            switch (call.next(Math.min(deadline, latest))) {
                case Event.Silence() -> giveUpInTime();
                case Event.Begun() -> restart();
                case Event.Progress(JsonObject params) -> {
                    restart();
                    if (attendant.wantsProgress()) {
                        attendant.progress(params);
                    }
                }
                case Event.Logged(JsonObject params) -> attendant.log(params);
                case Event.Asked(Question question) -> put(question);
                case Event.Ended(Outcome outcome) -> {
                    return unwrap(outcome);
                }
            }
        }
    }

    private void giveUpInTime() throws UpstreamException {
        if (System.nanoTime() - Math.min(deadline, latest) >= 0) {
            call.expire();
            throw new UpstreamException(
                    Kind.TOO_SLOW,
                    "the server `" + request.server() + "` did not answer within "
                            + limits.timeout().toSeconds() + " s");
        }
    }

    private void restart() {
        deadline = System.nanoTime() + limits.timeout().toNanos();
    }

    /** The time that the client takes is not the server's. */
    private void put(Question question) {
        call.asking(question);
        long began = System.nanoTime();
        try {
            call.answered(question, attendant.ask(call.id(), question.requests()));
        } catch (CallEnd goes) {
            parked.put(call, request);
            throw goes;
        } catch (CancellationException e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the client has gone");
        } catch (RuntimeException refused) {
            call.unanswered(question, refused);
        }
        latest += System.nanoTime() - began;
        restart();
    }

    private static JsonObject unwrap(Outcome outcome) throws UpstreamException {
        return switch (outcome) {
            case Outcome.Answered(JsonObject result) -> result;
            case Outcome.Failed(UpstreamException e) -> throw e;
            case Outcome.Failed(RuntimeException e) -> throw e;
            case Outcome.Failed(Exception e) -> throw new IllegalStateException(e);
        };
    }
}
