package dev.dmcp.mcp.http;

import dev.dmcp.mcp.exchange.MessageStream;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.service.kit.http.BodyWriter;
import dev.dmcp.service.kit.http.ServerSentEvent;
import dev.dmcp.service.kit.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Writes the messages of a stream as server-sent events until the stream ends or the client is gone.
 *
 * @param ids makes an event's id from its number; empty when the client cannot come back
 * @param prime the first event, without data, of a stream that clients may come back to
 * @param gone runs when the stream did not come to its end here
 */
record EventWriter(
        MessageStream.Reader reader,
        Optional<MessageStream.Item> first,
        Optional<LongFunction<String>> ids,
        Optional<ServerSentEvent> prime,
        Duration heartbeat,
        Runnable gone)
        implements BodyWriter {

    @Override
    public void write(OutputStream out) throws IOException, InterruptedException {
        boolean answered = false;
        try {
            if (prime.isPresent()) {
                send(out, prime.get().toBytes());
            } else if (first.isEmpty()) {
                send(out, ServerSentEvent.heartbeat()); // The client learns at once that the stream is open.
            }
            answered = writeAll(out);
        } finally {
            if (!answered) {
                gone.run();
            }
        }
    }

    /** Whether the last message was the answer. */
    private boolean writeAll(OutputStream out) throws IOException, InterruptedException {
        MessageStream.Item item = first.isPresent() ? first.get() : reader.next(heartbeat);
        while (true) {
            switch (item) {
                case MessageStream.Item.Sent(long number, Message message) -> {
                    send(out, event(number, message).toBytes());
                    if (message instanceof Message.Response) {
                        return true;
                    }
                }
                case MessageStream.Item.Silence() -> send(out, ServerSentEvent.heartbeat());
                case MessageStream.Item.End() -> {
                    return false;
                }
            }
            item = reader.next(heartbeat);
        }
    }

    private ServerSentEvent event(long number, Message message) {
        ServerSentEvent event = ServerSentEvent.of(Json.write(message.toJson())).withName("message");
        return ids.isPresent() ? event.withId(ids.get().apply(number)) : event;
    }

    private static void send(OutputStream out, byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }
}
