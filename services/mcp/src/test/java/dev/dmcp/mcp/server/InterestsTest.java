package dev.dmcp.mcp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InterestsTest {
    private static final Optional<Caller> ADA = Optional.of(new Caller("ada", Set.of()));

    @Test
    void a_resource_is_wanted_until_the_last_client_has_lost_interest() {
        Interests interests = new Interests();
        AtomicInteger changes = new AtomicInteger();
        interests.onChange(changes::incrementAndGet);

        interests.add("test://a", ADA);
        interests.add("test://a", ADA);
        interests.add("test://a", Optional.empty());
        interests.remove("test://a", ADA);
        assertThat(interests.all())
                .containsExactlyInAnyOrder(
                        new Interests.Interest("test://a", ADA), new Interests.Interest("test://a", Optional.empty()));

        interests.remove("test://a", ADA);
        interests.remove("test://a", Optional.empty());
        assertThat(interests.all()).isEmpty();
        assertThat(changes).hasValue(4);
    }
}
