package dev.dmcp.service.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.json.Json;
import dev.dmcp.service.kit.json.JsonObject;
import dev.dmcp.service.memory.model.InvalidMemoryException;
import dev.dmcp.service.memory.model.LimitExceededException;
import dev.dmcp.service.memory.model.Memory;
import dev.dmcp.service.memory.model.MemoryLimits;
import dev.dmcp.service.memory.model.MemoryStore;
import dev.dmcp.service.memory.model.NewMemory;
import dev.dmcp.service.memory.model.Remembered;
import dev.dmcp.service.memory.model.SearchQuery;
import dev.dmcp.service.storage.Database;
import dev.dmcp.service.storage.DatabaseAddress;
import dev.dmcp.service.storage.Storage;
import dev.dmcp.service.storage.StorageConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store promises: the same answers to the same questions, whichever database is below. */
abstract class MemoryStoreContract {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00.123456Z");
    private static final String ADA = "ada";

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Database database;
    private MemoryStore store;

    /** The address of this test's database, the same at each call. */
    abstract DatabaseAddress address();

    @BeforeEach
    void open() throws Exception {
        database = connect();
        store = over(database, MemoryLimits.DEFAULT);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Database connect() throws Exception {
        return Storage.open(new StorageConfig(address(), Duration.ofSeconds(20)), Stores::migrations);
    }

    private MemoryStore over(Database on, MemoryLimits limits) {
        InstantSource clock = now::get;
        return Stores.over(on, limits, clock);
    }

    @Test
    void what_was_remembered_is_recalled_as_it_was() throws Exception {
        String content = "line 1\nquote ' \" \\ ; DROP TABLE memories -- 漢字 \uD83D\uDE00";
        JsonObject metadata = object("{\"tags\":[\"a\",null],\"n\":1.50,\"deep\":{\"x\":true}}");
        Remembered remembered = store.remember(ADA, new NewMemory("session_1", content, metadata));

        assertThat(remembered.created()).isTrue();
        assertThat(store.recall(ADA, "session_1")).contains(remembered.memory());
        assertThat(remembered.memory().content()).isEqualTo(content);
        assertThat(remembered.memory().metadata()).isEqualTo(metadata);
        assertThat(remembered.memory().createdAt()).isEqualTo(START);
        assertThat(store.recall(ADA, "session_2")).isEmpty();
    }

    @Test
    void remembering_again_replaces_and_keeps_identity_and_age() throws Exception {
        Memory first = remember("k", "old words").memory();
        now.set(START.plusSeconds(5));
        Remembered second = store.remember(ADA, new NewMemory("k", "new text", object("{\"v\":2}")));

        assertThat(second.created()).isFalse();
        assertThat(second.memory().id()).isEqualTo(first.id());
        assertThat(second.memory().createdAt()).isEqualTo(START);
        assertThat(second.memory().updatedAt()).isEqualTo(START.plusSeconds(5));
        assertThat(keysFound("old")).isEmpty();
        assertThat(keysFound("new")).containsExactly("k");
    }

    @Test
    void it_is_there_for_whoever_opens_the_database_next() throws Exception {
        Memory memory = remember("k", "durable").memory();
        try (Database again = connect()) {
            assertThat(over(again, MemoryLimits.DEFAULT).recall(ADA, "k")).contains(memory);
        }
    }

    @Test
    void nobody_sees_or_changes_what_belongs_to_another() throws Exception {
        Memory memory = remember("k", "private words").memory();
        store.remember("eve", new NewMemory("k", "eve's words", JsonObject.empty()));

        assertThat(store.search("eve", SearchQuery.of("private")).hits()).isEmpty();
        assertThat(store.search("eve", SearchQuery.of("")).total()).isEqualTo(1);
        assertThat(store.forget("mallory", "k")).isFalse();
        assertThat(store.reset("eve")).isEqualTo(1);
        assertThat(store.recall(ADA, "k")).contains(memory);
        assertThat(keysFound("private")).containsExactly("k");
    }

    @Test
    void all_words_must_match_and_phrases_beginnings_and_exclusions_count() throws Exception {
        remember("one", "The quick brown fox deploys to production");
        remember("two", "The brown quick dog deploys to staging");
        remember("three", "Nothing about animals, but e-mail and Zürich");

        assertThat(keysFound("QUICK brown")).containsExactlyInAnyOrder("one", "two");
        assertThat(keysFound("\"quick brown\"")).containsExactly("one");
        assertThat(keysFound("deploy")).isEmpty();
        assertThat(keysFound("deplo*")).containsExactlyInAnyOrder("one", "two");
        assertThat(keysFound("brown -staging")).containsExactly("one");
        assertThat(keysFound("production OR zürich")).containsExactlyInAnyOrder("one", "three");
        assertThat(keysFound("e-mail")).containsExactly("three");
        assertThat(keysFound("ail")).isEmpty();
        assertThat(keysFound("-quick")).isEmpty();
        assertThat(keysFound("!?")).isEmpty();
    }

    @Test
    void a_phrase_does_not_reach_from_the_key_into_the_content() throws Exception {
        remember("red", "car");

        assertThat(keysFound("\"red car\"")).isEmpty();
        assertThat(keysFound("red car")).containsExactly("red");
    }

    @Test
    void the_best_match_comes_first_and_of_equal_ones_the_newest() throws Exception {
        remember("notes", "a database and many other words about gardens, rivers and mountains");
        now.set(START.plusSeconds(1));
        remember("database", "how to tune it, with many other words about gardens, rivers and mountains");
        now.set(START.plusSeconds(2));
        remember("twin-a", "gardens");
        now.set(START.plusSeconds(3));
        remember("twin-b", "gardens");

        assertThat(keysFound("database")).containsExactly("database", "notes");
        assertThat(keysFound("gardens").subList(0, 2)).containsExactly("twin-b", "twin-a");
        assertThat(store.search(ADA, SearchQuery.of("database")).hits())
                .isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
    }

    @Test
    void attacks_on_the_query_language_find_nothing_and_break_nothing() throws Exception {
        remember("k", "harmless");
        for (String text : List.of(
                "' OR '1'='1",
                "harmless\" OR \"x",
                "content : nothing",
                "NEAR(x y, 5)",
                "') --",
                "x:*&!y",
                "\"",
                "\0")) {
            assertThat(store.search(ADA, SearchQuery.of(text)).total()).as(text).isZero();
        }
        assertThat(keysFound("harmless')--")).containsExactly("k");
    }

    @Test
    void filters_narrow_what_a_search_finds() throws Exception {
        store.remember(
                ADA,
                new NewMemory("project/a", "plan", object("{\"kind\":\"note\",\"n\":1,\"done\":true,\"gone\":null}")));
        now.set(START.plusSeconds(10));
        store.remember(ADA, new NewMemory("project/b", "plan", object("{\"kind\":\"task\",\"n\":2.5,\"done\":false}")));
        now.set(START.plusSeconds(20));
        store.remember(ADA, new NewMemory("other", "plan", object("{\"kind\":\"1\",\"n\":\"1\",\"done\":1}")));

        for (String text : List.of("", "plan")) {
            SearchQuery all = SearchQuery.of(text);
            assertThat(keys(all)).hasSize(3);
            assertThat(keys(all.withKeyPrefix("project/"))).containsExactly("project/b", "project/a");
            assertThat(keys(all.withKeyPrefix("PROJECT"))).isEmpty();
            assertThat(keys(all.withMetadata(object("{\"kind\":\"note\"}")))).containsExactly("project/a");
            assertThat(keys(all.withMetadata(object("{\"n\":1}")))).containsExactly("project/a");
            assertThat(keys(all.withMetadata(object("{\"n\":1.0}")))).containsExactly("project/a");
            assertThat(keys(all.withMetadata(object("{\"n\":2.5,\"done\":false}"))))
                    .containsExactly("project/b");
            assertThat(keys(all.withMetadata(object("{\"done\":true}")))).containsExactly("project/a");
            assertThat(keys(all.withMetadata(object("{\"gone\":null}")))).containsExactly("project/a");
            assertThat(keys(all.withMetadata(object("{\"none\":\"x\"}")))).isEmpty();
            assertThat(keys(all.between(START.plusSeconds(10), START.plusSeconds(20))))
                    .containsExactly("project/b");
        }
        assertThatThrownBy(() -> keys(SearchQuery.of("").withMetadata(object("{\"a\":{\"b\":1}}"))))
                .isInstanceOf(InvalidMemoryException.class);
        assertThatThrownBy(() -> keys(SearchQuery.of("").withMetadata(object("{\"a\\\"b\":1}"))))
                .isInstanceOf(InvalidMemoryException.class);
    }

    @Test
    void pages_follow_each_other_and_the_total_counts_them_all() throws Exception {
        for (int i = 0; i < 25; i++) {
            now.set(START.plusSeconds(i));
            remember("k" + i, "common words");
        }
        for (String text : List.of("", "common")) {
            var all = new ArrayList<String>();
            for (int offset = 0; offset < 30; offset += 10) {
                var page = store.search(ADA, SearchQuery.of(text).page(10, offset));
                assertThat(page.total()).isEqualTo(25);
                page.hits().forEach(hit -> all.add(hit.memory().key()));
            }
            assertThat(all).hasSize(25).doesNotHaveDuplicates().startsWith("k24", "k23");
        }
    }

    @Test
    void keys_are_listed_in_order_of_code_points_after_one_another() throws Exception {
        for (String key : List.of("b", "a", "B", "a/1", "é", "_", "a/2")) {
            remember(key, "x");
        }
        assertThat(store.keys(ADA, "", Optional.empty(), 100)).containsExactly("B", "_", "a", "a/1", "a/2", "b", "é");
        assertThat(store.keys(ADA, "a", Optional.of("a"), 1)).containsExactly("a/1");
        assertThat(store.keys(ADA, "a/", Optional.empty(), 100)).containsExactly("a/1", "a/2");
        assertThat(store.keys(ADA, "%", Optional.empty(), 100)).isEmpty();
    }

    @Test
    void what_was_forgotten_is_found_no_more() throws Exception {
        remember("a", "words");
        remember("b", "words");

        assertThat(store.forget(ADA, "a")).isTrue();
        assertThat(store.forget(ADA, "a")).isFalse();
        assertThat(keysFound("words")).containsExactly("b");
        assertThat(store.reset(ADA)).isEqualTo(1);
        assertThat(keysFound("words")).isEmpty();
        assertThat(store.statistics(ADA).count()).isZero();
    }

    @Test
    void statistics_count_what_a_user_has() throws Exception {
        assertThat(store.statistics(ADA).oldest()).isEmpty();
        remember("a", "12345");
        now.set(START.plusSeconds(9));
        remember("b", "äöü");

        var statistics = store.statistics(ADA);
        assertThat(statistics.count()).isEqualTo(2);
        assertThat(statistics.contentCharacters()).isEqualTo(8);
        assertThat(statistics.oldest()).contains(START);
        assertThat(statistics.newest()).contains(START.plusSeconds(9));
    }

    @Test
    void a_user_has_only_as_many_as_allowed_but_may_replace() throws Exception {
        MemoryStore small = over(database, new MemoryLimits(10, 10, 10, 2));
        small.remember(ADA, new NewMemory("a", "1", JsonObject.empty()));
        small.remember(ADA, new NewMemory("b", "1", JsonObject.empty()));

        assertThatThrownBy(() -> small.remember(ADA, new NewMemory("c", "1", JsonObject.empty())))
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("2 memories");
        assertThat(small.recall(ADA, "c")).isEmpty();
        assertThat(small.remember(ADA, new NewMemory("a", "2", JsonObject.empty()))
                        .created())
                .isFalse();
        assertThat(small.remember("eve", new NewMemory("c", "1", JsonObject.empty()))
                        .created())
                .isTrue();
    }

    @Test
    void an_export_restored_elsewhere_is_the_same() throws Exception {
        for (int i = 0; i < 250; i++) {
            remember("k" + i, "words " + i);
        }
        var exported = new ArrayList<Memory>();
        store.export(ADA, exported::add);
        store.reset(ADA);
        now.set(START.plusSeconds(1_000));
        store.restore(ADA, exported);

        var again = new ArrayList<Memory>();
        store.export(ADA, again::add);
        assertThat(again).hasSize(250).isEqualTo(exported);
        assertThat(keysFound("\"words 7\"")).containsExactly("k7");
    }

    @Test
    void a_restore_beyond_the_limit_changes_nothing() throws Exception {
        remember("kept", "x");
        var many = IntStream.range(0, 5)
                .mapToObj(i -> new Memory(
                        "00000000-0000-4000-8000-00000000000" + i, ADA, "n" + i, "x", JsonObject.empty(), START, START))
                .toList();

        assertThatThrownBy(() -> over(database, new MemoryLimits(10, 10, 10, 3)).restore(ADA, many))
                .isInstanceOf(LimitExceededException.class);
        assertThat(store.keys(ADA, "", Optional.empty(), 10)).containsExactly("kept");
    }

    @Test
    void two_processes_that_write_the_same_keys_leave_each_key_once() throws Exception {
        try (Database other = connect();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            MemoryStore second = over(other, MemoryLimits.DEFAULT);
            List<Callable<Remembered>> writes = IntStream.range(0, 200)
                    .<Callable<Remembered>>mapToObj(i -> () -> (i % 2 == 0 ? store : second)
                            .remember(ADA, new NewMemory("k" + i % 20, "from " + i, JsonObject.empty())))
                    .toList();
            long created = 0;
            for (var write : threads.invokeAll(writes)) {
                created += write.get().created() ? 1 : 0;
            }
            assertThat(created).isEqualTo(20);
        }
        assertThat(store.statistics(ADA).count()).isEqualTo(20);
        assertThat(keysFound("from")).hasSize(20);
    }

    @Test
    void updates_of_one_memory_wait_for_each_other() throws Exception {
        remember("counter", "0");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Memory>> increment = () -> store.update(ADA, "counter", old -> {
                int next = Integer.parseInt(old.content()) + 1;
                return new NewMemory("counter", Integer.toString(next), old.metadata());
            });
            for (var done : threads.invokeAll(Collections.nCopies(50, increment))) {
                assertThat(done.get()).isPresent();
            }
        }
        assertThat(store.recall(ADA, "counter").orElseThrow().content()).isEqualTo("50");
        assertThat(keysFound("50")).containsExactly("counter");
        assertThat(store.update(ADA, "none", old -> old)).isEmpty();
    }

    @Test
    void the_largest_content_allowed_is_stored_and_found() throws Exception {
        String content = "word ".repeat(19_990) + "needle";
        remember("big", content);

        assertThat(store.recall(ADA, "big").orElseThrow().content()).isEqualTo(content);
        assertThat(keysFound("needle")).containsExactly("big");
    }

    private Remembered remember(String key, String content) throws LimitExceededException {
        return store.remember(ADA, new NewMemory(key, content, JsonObject.empty()));
    }

    private List<String> keysFound(String text) {
        return keys(SearchQuery.of(text));
    }

    private List<String> keys(SearchQuery query) {
        return store.search(ADA, query).hits().stream()
                .map(hit -> hit.memory().key())
                .toList();
    }

    private static JsonObject object(String json) {
        return Json.parse(json).asObject().orElseThrow();
    }
}
