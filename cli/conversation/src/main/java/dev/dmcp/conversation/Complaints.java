package dev.dmcp.conversation;

import dev.dmcp.application.failure.Failure;
import dev.dmcp.mcp.client.link.LinkException;
import dev.dmcp.mcp.wire.RpcException;

/** What went wrong between dmcp and a server, in sentences for people. */
final class Complaints {
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;

    private final ServerAddress address;

    Complaints(ServerAddress address) {
        this.address = address;
    }

    /** Nobody could be spoken with. */
    Failure unreachable(LinkException problem) {
        if (problem instanceof LinkException.Refused refused && isDoor(refused.status())) {
            return door(refused);
        }
        if (problem instanceof LinkException.LoginNeeded) {
            return loginNeeded();
        }
        return new Failure.ServerUnreachable(
                "no MCP server answers at `%s`: %s".formatted(address.name(), problem.getMessage()), hint(), problem);
    }

    /** The user was asked to log in, and that came to nothing. */
    Failure notLoggedIn(LinkException problem) {
        return new Failure.OperationFailed(
                "the login to `%s` came to nothing: %s".formatted(address.name(), problem.getMessage()));
    }

    private Failure loginNeeded() {
        return new Failure.OperationFailed(
                "`%s` wants you to log in".formatted(address.name()),
                "`--login` shows where, and keeps the login; a token with `--token` or DMCP_MCP_TOKEN does as well");
    }

    private String hint() {
        return switch (address) {
            case ServerAddress.OfStack service -> "`dmcp mcp start %s` starts it".formatted(service.service());
            case ServerAddress.Program _ -> "run the command by itself to see what it says";
            case ServerAddress.Url _ -> "check the address; most servers listen at a path such as `/mcp`";
        };
    }

    /** A conversation broke off. */
    Failure broken(LinkException problem) {
        return switch (problem) {
            case LinkException.Refused refused when isDoor(refused.status()) -> door(refused);
            case LinkException.LoginNeeded _ -> loginNeeded();
            case LinkException.Timeout late ->
                new Failure.OperationFailed(
                        "`%s` took too long: %s".formatted(address.name(), late.getMessage()),
                        "`--timeout 5m` waits longer");
            default ->
                new Failure.OperationFailed("`%s` broke off: %s".formatted(address.name(), problem.getMessage()));
        };
    }

    private Failure door(LinkException.Refused refused) {
        return new Failure.OperationFailed(
                "`%s` wants to know who calls: HTTP %d".formatted(address.name(), refused.status()),
                "give a token with `--token` or DMCP_MCP_TOKEN, or what else it wants with `--header`");
    }

    private static boolean isDoor(int status) {
        return status == UNAUTHORIZED || status == FORBIDDEN;
    }

    /** The server understood, and said no. */
    Failure refused(String doing, RpcException error) {
        return new Failure.OperationFailed(
                "`%s` refused to %s: %s (error %d)".formatted(address.name(), doing, error.getMessage(), error.code()));
    }
}
