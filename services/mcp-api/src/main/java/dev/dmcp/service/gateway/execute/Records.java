package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.wire.Fields;
import dev.dmcp.service.gateway.execute.CallRecord.End;
import dev.dmcp.service.gateway.execute.OpenCall.Outcome;
import dev.dmcp.service.gateway.upstream.UpstreamException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Puts the end of a call into words. */
final class Records {
    private Records() {}

    static CallRecord of(CallRequest request, Duration took, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Answered(var result) ->
                new CallRecord(
                        request, took, Fields.flag(result, "isError") ? End.TOOL_ERROR : End.OK, Optional.empty());
            case Outcome.Failed(CancellationException gone) ->
                new CallRecord(request, took, End.CANCELLED, Optional.of("the caller went away"));
            case Outcome.Failed(Exception reason) ->
                new CallRecord(request, took, end(reason), Optional.of(String.valueOf(reason.getMessage())));
        };
    }

    private static End end(Exception reason) {
        if (reason instanceof UpstreamException e) {
            return switch (e.kind()) {
                case REFUSED, NEEDS_LOGIN -> End.REFUSED;
                case TOO_SLOW -> End.TIMEOUT;
                case UNUSABLE -> End.UNAVAILABLE;
                case BUSY -> End.BUSY;
            };
        }
        return End.UNAVAILABLE;
    }
}
