package dev.dmcp.mcp.client.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.mcp.client.link.Deadline;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class LookupTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @AfterEach
    void letGo() {
        HangingResolver.letGo();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "[::1]", "::1", "127.1", "2852039166", "localhost"})
    void a_host_leads_where_the_system_says(String host) throws Exception {
        assertThat(Lookup.addresses(host, Deadline.in(SOON))).containsExactly(InetAddress.getAllByName(host));
    }

    @Test
    void a_host_that_is_none_is_said() {
        assertThatThrownBy(() -> Lookup.addresses("no-such-host.invalid", Deadline.in(SOON)))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void a_lookup_that_hangs_holds_nobody_beyond_their_deadline() {
        Deadline later = Deadline.in(SOON);
        assertThatThrownBy(() -> Lookup.addresses("one" + HangingResolver.HANGS, Deadline.in(Duration.ofMillis(50))))
                .isInstanceOf(SocketTimeoutException.class);
        assertThat(later.hasPassed()).isFalse();
    }

    @Test
    void many_that_ask_for_one_name_leave_one_lookup_behind() throws Exception {
        var late = new AtomicInteger();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 200; i++) {
            threads.add(Thread.ofVirtual().start(() -> ask("two" + HangingResolver.HANGS, late)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(late).hasValue(200);
        assertThat(lookups("two")).isEqualTo(1);
    }

    @Test
    void many_names_that_hang_leave_no_more_behind_than_there_is_room_for() throws Exception {
        for (int i = 0; i < 100; i++) {
            int number = i;
            assertThatThrownBy(() -> Lookup.addresses(
                            "three-" + number + HangingResolver.HANGS, Deadline.in(Duration.ofMillis(1))))
                    .isInstanceOf(IOException.class);
        }
        assertThat(lookups("three")).isBetween(32L, 64L);
        assertThat(Lookup.addresses("127.0.0.1", Deadline.in(SOON))).hasSize(1);
        HangingResolver.letGo();
        Deadline end = Deadline.in(SOON);
        while (lookups("three") > 0 && !end.hasPassed()) {
            Thread.onSpinWait();
        }
        assertThat(lookups("three")).isZero();
        assertThat(Lookup.addresses("localhost", Deadline.in(SOON))).isNotEmpty();
    }

    @Test
    void names_that_hang_take_no_place_from_one_that_was_found_before() throws Exception {
        Lookup.addresses("localhost", Deadline.in(SOON));
        for (int i = 0; i < 100; i++) {
            String host = "four-" + i + HangingResolver.HANGS;
            assertThatThrownBy(() -> Lookup.addresses(host, Deadline.in(Duration.ofMillis(1))))
                    .isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(lookups("four")).isBetween(32L, 64L);
        assertThat(Lookup.before(URI.create("https://localhost/"), Deadline.in(SOON)))
                .isNotEmpty();
    }

    @Test
    void a_host_that_was_found_before_is_still_known_while_its_lookup_hangs() throws Exception {
        URI server = URI.create("https://five" + HangingResolver.ONCE + "/");
        List<InetAddress> found = Lookup.addresses(server.getHost(), Deadline.in(SOON));
        Deadline notFreshAnyMore = Deadline.in(Duration.ofSeconds(6));
        boolean late = false;
        while (!notFreshAnyMore.hasPassed()) {
            late = isLate(server);
        }
        assertThat(late).isTrue();
        assertThat(Lookup.addresses(server.getHost(), Deadline.in(SOON))).isEqualTo(found);
        assertThat(lookups("five")).isEqualTo(1);
    }

    @Test
    void a_client_that_looks_up_itself_is_not_sent_ahead_on_what_only_we_remember() throws Exception {
        URI server = URI.create("https://six" + HangingResolver.ONCE + "/");
        Lookup.addresses(server.getHost(), Deadline.in(SOON));
        Deadline notFreshAnyMore = Deadline.in(Duration.ofSeconds(4));
        boolean late = false;
        while (!late && !notFreshAnyMore.hasPassed()) {
            late = isLate(server);
        }
        assertThat(late).isTrue();
    }

    private static boolean isLate(URI server) throws Exception {
        try {
            Lookup.before(server, Deadline.in(Duration.ofMillis(50)));
            return false;
        } catch (SocketTimeoutException late) {
            return true;
        }
    }

    private static void ask(String host, AtomicInteger late) {
        try {
            Lookup.addresses(host, Deadline.in(Duration.ofMillis(100)));
        } catch (SocketTimeoutException expected) {
            late.incrementAndGet();
        } catch (IOException | InterruptedException other) {
            // Not counted.
        }
    }

    private static long lookups(String name) {
        return List.copyOf(Thread.getAllStackTraces().keySet()).stream()
                .filter(thread -> thread.getName().startsWith("lookup " + name))
                .count();
    }
}
