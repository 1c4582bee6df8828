package dev.dmcp.service.memory.durability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Rounds of remembering, each ended by {@code kill -9} at a random moment: what was acknowledged is there afterwards, and nothing is there twice. {@code
 * -Ddurability.rounds=200} for the full length.
 */
abstract class DurabilityContract {
    private static final int WRITERS = 4;
    private static final int ROUNDS = Integer.getInteger("durability.rounds", 20);
    private static final int LONGEST_LIFE_MILLIS = 250;

    /** By key, the highest version that was acknowledged. */
    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();

    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Random random = new Random(Long.getLong("durability.seed", 20_261_122L));

    /** The child's environment, database included. */
    abstract Map<String, String> environment();

    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES) // At the full length, on a busy machine.
    void what_was_acknowledged_survives_every_kill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            ServiceChild child = ServiceChild.start(environment());
            remember(child, round, random.nextInt(LONGEST_LIFE_MILLIS));
        }
        ServiceChild child = ServiceChild.start(environment());
        try {
            verify(child);
        } finally {
            child.kill();
        }
    }

    private void remember(ServiceChild child, int round, int lifeMillis) throws InterruptedException {
        var firstWrites = new CountDownLatch(WRITERS);
        var writers = new ArrayList<Thread>();
        for (int i = 0; i < WRITERS; i++) {
            String own = "r" + round + "-w" + i;
            writers.add(Thread.ofVirtual().start(() -> write(child.port(), own, firstWrites)));
        }
        firstWrites.await();
        Thread.sleep(lifeMillis); // The moment of the kill, not a wait for something.
        child.kill();
        for (Thread writer : writers) {
            writer.join();
        }
    }

    /** Writes new keys and new versions of one key until the service is gone. */
    private void write(int port, String own, CountDownLatch firstWrites) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int version = 1; ; version++) {
                remember(client, port, own + "-" + version, 1);
                remember(client, port, own, version);
                remember(client, port, "shared-" + own.substring(own.indexOf('w')), version);
                firstWrites.countDown();
            }
        } catch (IOException gone) {
            firstWrites.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void remember(HttpClient client, int port, String key, int version)
            throws IOException, InterruptedException {
        // A shared key's versions begin anew in each round, so they carry on from what is known.
        int next = key.startsWith("shared") ? acknowledged.getOrDefault(key, 0) + 1 : version;
        String body = "{\"key\":\"%s\",\"content\":\"%d\"}".formatted(key, next);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/tools/memory_remember"))
                .header("content-type", "application/json")
                .timeout(Duration.ofSeconds(20))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 200) {
            acknowledged.merge(key, next, Math::max);
        } else {
            refusals.add(answer.body());
        }
    }

    private void verify(ServiceChild child) throws Exception {
        List<JsonObject> stored = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest export = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + child.port() + "/memories/export"))
                    .build();
            client.send(export, BodyHandlers.ofLines())
                    .body()
                    .forEach(line -> stored.add(Json.parse(line).asObject().orElseThrow()));
        }
        var versions = new HashMap<String, Integer>();
        for (JsonObject memory : stored) {
            Integer twice = versions.put(
                    memory.string("key").orElseThrow(),
                    Integer.valueOf(memory.string("content").orElseThrow()));
            assertThat(twice).as("a key twice").isNull();
        }
        assertThat(stored)
                .extracting(memory -> memory.string("id").orElseThrow())
                .doesNotHaveDuplicates();
        acknowledged.forEach((key, version) ->
                assertThat(versions.getOrDefault(key, 0)).as(key).isGreaterThanOrEqualTo(version));
        assertThat(refusals).isEmpty();
        assertThat(acknowledged).hasSizeGreaterThan(ROUNDS);
        // One write of each writer may have been stored without its answer getting through, in each round.
        assertThat(versions.size() - acknowledged.size()).isLessThanOrEqualTo(WRITERS * ROUNDS);
    }
}
