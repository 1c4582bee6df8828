package dev.dmcp.mcp.http;

import dev.dmcp.mcp.era.legacy.LegacyEra;
import dev.dmcp.mcp.era.legacy.Session;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.mcp.server.Outlet;
import dev.dmcp.mcp.wire.ErrorCode;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.MessageReader;
import dev.dmcp.mcp.wire.ProtocolVersion;
import dev.dmcp.mcp.wire.RpcException;
import dev.dmcp.service.kit.http.Response;
import dev.dmcp.service.kit.json.JsonArray;
import dev.dmcp.service.kit.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/** Batches of JSON-RPC messages, served one after the other. */
final class Batches {
    private static final int LARGEST = 50;

    private final LegacyEra era;

    Batches(LegacyEra era) {
        this.era = era;
    }

    Response answer(JsonArray batch, Session session) {
        if (session.version() != ProtocolVersion.V2025_03_26) {
            return Replies.error(400, ErrorCode.INVALID_REQUEST, "This revision has no batches");
        }
        if (batch.size() == 0 || batch.size() > LARGEST) {
            return Replies.error(400, ErrorCode.INVALID_REQUEST, "A batch has 1 to " + LARGEST + " messages");
        }
        List<Message.Response> answers = new ArrayList<>();
        for (JsonValue json : batch) {
            answer(json, session, answers);
        }
        return answers.isEmpty()
                ? Response.empty(202)
                : Response.json(200, JsonArray.from(answers, Message.Response::toJson));
    }

    private void answer(JsonValue json, Session session, List<Message.Response> answers) {
        try {
            switch (MessageReader.read(json)) {
                case Message.Request request ->
                    answers.add(era.serve(session, request, Outlet.none(), new Cancellation()));
                case Message.Notification notification -> era.accept(session, notification);
                case Message.Response response -> era.accept(session, response);
            }
        } catch (RpcException e) {
            answers.add(new Message.Failure(e.error()));
        }
    }
}
