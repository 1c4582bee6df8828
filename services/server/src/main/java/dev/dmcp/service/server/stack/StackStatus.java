package dev.dmcp.service.server.stack;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.kit.json.MalformedJsonException;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.StorageException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Asks every member at once how it is; what does not answer within two seconds is down. */
public final class StackStatus {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /**
     * How a member is.
     *
     * @param status {@code ok}, {@code degraded} or {@code down}
     * @param detail why it is not ok, or empty
     * @param millis how long its answer took
     */
    public record MemberStatus(String name, String status, String detail, long millis) {}

    /** Makes the client when it is first needed: a server whose stack nobody looks at never loads it. */
    private static final class Client {
        private static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    }

    private final List<StackMember> members;
    private final Database database;

    public StackStatus(List<StackMember> members, Database database) {
        this.members = List.copyOf(members);
        this.database = database;
    }

    /** The database first, then this server itself, then the members in their order. */
    public List<MemberStatus> ask() throws InterruptedException {
        var answers = new ArrayList<MemberStatus>();
        answers.add(databaseStatus());
        answers.add(new MemberStatus("server", "ok", "", 0));
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MemberStatus>> asked = members.stream()
                    .map(member -> each.submit(() -> ask(member)))
                    .toList();
            for (Future<MemberStatus> answer : asked) {
                answers.add(answer.get());
            }
        } catch (ExecutionException bug) {
            throw new IllegalStateException("asking a member failed", bug.getCause());
        }
        return List.copyOf(answers);
    }

    private MemberStatus databaseStatus() {
        long begun = System.nanoTime();
        try {
            database.read(session -> session.number("SELECT 1"));
            return new MemberStatus("db", "ok", database.dialect().word(), millisSince(begun));
        } catch (StorageException away) {
            return new MemberStatus("db", "down", "the database does not answer", millisSince(begun));
        }
    }

    private static MemberStatus ask(StackMember member) throws InterruptedException {
        long begun = System.nanoTime();
        HttpRequest request =
                HttpRequest.newBuilder(member.at("/health")).timeout(PATIENCE).build();
        try {
            HttpResponse<byte[]> answer = Client.HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            String status = status(answer.body());
            return new MemberStatus(
                    member.name(),
                    status,
                    status.equals("ok") ? "" : "HTTP " + answer.statusCode(),
                    millisSince(begun));
        } catch (IOException away) {
            return new MemberStatus(member.name(), "down", "no answer", millisSince(begun));
        }
    }

    private static String status(byte[] body) {
        try {
            return Json.parse(body)
                    .asObject()
                    .flatMap(health -> health.string("status"))
                    .orElse("down");
        } catch (MalformedJsonException stranger) {
            return "down";
        }
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** One word for all: {@code ok} when all are, {@code down} when the database is, else {@code degraded}. */
    public static String summary(List<MemberStatus> members) {
        if (members.stream().allMatch(member -> member.status().equals("ok"))) {
            return "ok";
        }
        boolean noDatabase = members.stream()
                .anyMatch(
                        member -> member.name().equals("db") && member.status().equals("down"));
        return noDatabase ? "down" : "degraded";
    }

    static JsonObject json(MemberStatus member) {
        return JsonObject.builder()
                .put("name", member.name())
                .put("status", member.status())
                .put("detail", member.detail())
                .put("millis", member.millis())
                .build();
    }
}
