package dev.dmcp.service.gateway.execute;

import dev.dmcp.mcp.alarm.Alarm;
import dev.dmcp.mcp.client.CallOptions;
import dev.dmcp.mcp.client.InputResponder;
import dev.dmcp.mcp.model.ClientCapabilities;
import dev.dmcp.mcp.model.InputRequest;
import dev.dmcp.mcp.server.Cancellation;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A call under way, and what happens during it in order. The server's side runs on a thread of its own and never waits for a slow client: of what it
 * says beside the answer, only so much is kept. The client's side may change: in the stateless era a client goes away with the server's question and
 * comes back with the answer.
 */
final class OpenCall implements InputResponder {
    /** How long a client may take for an answer; the longest that signed state lives. */
    private static final Duration ANSWER_PATIENCE = Duration.ofMinutes(10);

    private static final int MOST_UNHEARD = 64;

    private final String id;
    private final ClientCapabilities capabilities;
    private final Cancellation cancellation = new Cancellation();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger unheard = new AtomicInteger();
    private final AtomicInteger questions = new AtomicInteger();
    private volatile Optional<Question> open = Optional.empty();
    private volatile boolean expired;

    OpenCall(String id, ClientCapabilities declared) {
        this.id = id;
        this.capabilities = onlyQuestions(declared);
    }

    /** What a client declares besides concerns the gateway, not the server behind it. */
    private static ClientCapabilities onlyQuestions(ClientCapabilities declared) {
        return new ClientCapabilities(JsonObject.builder()
                .putIfPresent(ClientCapabilities.ELICITATION, declared.json().object(ClientCapabilities.ELICITATION))
                .putIfPresent(ClientCapabilities.SAMPLING, declared.json().object(ClientCapabilities.SAMPLING))
                .putIfPresent(ClientCapabilities.ROOTS, declared.json().object(ClientCapabilities.ROOTS))
                .build());
    }

    /** What happens during a call. */
    sealed interface Event {
        /** The server has been asked; until now the call had to wait for others. */
        record Begun() implements Event {}

        record Progress(JsonObject params) implements Event {}

        record Logged(JsonObject params) implements Event {}

        record Asked(Question question) implements Event {}

        /** Nothing, for as long as somebody was willing to wait at some time. */
        record Silence() implements Event {}

        record Ended(Outcome outcome) implements Event {}
    }

    /** How a call ended. */
    sealed interface Outcome {
        record Answered(JsonObject result) implements Outcome {}

        record Failed(Exception reason) implements Outcome {}
    }

    /** Something that the server asks; the keys differ from those of the call's other questions. */
    record Question(Map<String, InputRequest> requests, CompletableFuture<Map<String, JsonObject>> answers) {}

    String id() {
        return id;
    }

    /** The question that waits for an answer. */
    Optional<Question> open() {
        return open;
    }

    /** @param longest how long it may take, the client's thinking not counted */
    CallOptions options(Duration longest, Attendant attendant) {
        CallOptions options = CallOptions.within(longest.plus(ANSWER_PATIENCE))
                .withCancellation(cancellation)
                .withResponder(this)
                .withLogLevel(attendant.logLevel());
        if (attendant.logLevel().isPresent()) {
            options = options.withMessages(notification -> say(new Event.Logged(notification.params())));
        }
        // Progress is asked for in any case: it is how a server says that it is still at it.
        return options.withProgress(params -> say(new Event.Progress(params)));
    }

    private void say(Event event) {
        if (unheard.incrementAndGet() > MOST_UNHEARD) {
            unheard.decrementAndGet();
            return;
        }
        events.add(event);
    }

    void begun() {
        events.add(new Event.Begun());
    }

    void ended(Outcome outcome) {
        events.add(new Event.Ended(outcome));
    }

    /** The next thing that happens; silence at that moment of {@link System#nanoTime()} at the latest. */
    Event next(long latest) throws InterruptedException {
        Event event = events.poll();
        if (event == null) {
            event = awaited(latest);
        }
        if (event instanceof Event.Progress || event instanceof Event.Logged) {
            unheard.decrementAndGet();
        }
        return event;
    }

    private Event awaited(long latest) throws InterruptedException {
        try (var _ = Alarm.at(latest, () -> events.add(new Event.Silence()))) {
            return events.take();
        }
    }

    /** Ends the call because the server took too long. */
    void expire() {
        expired = true;
        cancel();
    }

    boolean isExpired() {
        return expired;
    }

    /** Ends the call; the server is told. */
    void cancel() {
        cancellation.cancel();
    }

    @Override
    public ClientCapabilities capabilities() {
        return capabilities;
    }

    @Override
    public JsonObject answer(InputRequest request) throws Exception {
        JsonObject answer = answers(Map.of("question", request)).get("question");
        if (answer == null) {
            throw new IllegalStateException("there was no answer");
        }
        return answer;
    }

    @Override
    public Map<String, JsonObject> answers(Map<String, InputRequest> requests) throws Exception {
        String prefix = "q" + questions.incrementAndGet() + ".";
        Map<String, InputRequest> unique = new LinkedHashMap<>();
        requests.forEach((key, request) -> unique.put(prefix + key, request));
        Question question = new Question(unique, new CompletableFuture<>());
        events.add(new Event.Asked(question));
        try (var _ = cancellation.onCancel(() -> question.answers().cancel(false))) {
            Map<String, JsonObject> answers = question.answers().get(ANSWER_PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
            Map<String, JsonObject> own = new LinkedHashMap<>();
            answers.forEach((key, answer) -> own.put(key.substring(prefix.length()), answer));
            return own;
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the client did not answer within " + ANSWER_PATIENCE.toMinutes() + " min");
        }
    }

    /** Remembers what the client is asked now. */
    void asking(Question question) {
        open = Optional.of(question);
    }

    /** Gives the server what the client said. */
    void answered(Question question, Map<String, JsonObject> answers) {
        open = Optional.empty();
        question.answers().complete(answers);
    }

    /** Tells the server that there is no answer. */
    void unanswered(Question question, RuntimeException reason) {
        open = Optional.empty();
        question.answers().completeExceptionally(reason);
    }
}
