package dev.dmcp.mcp.client.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private static final List<InetAddress> HERE = List.of(InetAddress.getLoopbackAddress());

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1); // The clock may begin anywhere.
    private final Answers answers = new Answers(now::get);

    @Test
    void an_answer_is_fresh_for_seconds_and_of_use_for_minutes() {
        answers.keep("one", HERE);

        pass(Duration.ofSeconds(4));
        assertThat(answers.fresh("one")).contains(HERE);
        pass(Duration.ofSeconds(2));
        assertThat(answers.fresh("one")).isEmpty();
        assertThat(answers.last("one")).contains(HERE);
        pass(Duration.ofMinutes(5));
        assertThat(answers.last("one")).isEmpty();
    }

    @Test
    void only_the_oldest_answer_goes_where_there_is_no_room() {
        for (int i = 0; i < Answers.MOST; i++) {
            answers.keep("host-" + i, HERE);
            pass(Duration.ofNanos(1));
        }
        answers.keep("host-0", HERE);
        answers.keep("one more", HERE);

        assertThat(answers.last("host-1")).isEmpty();
        assertThat(answers.last("host-0")).isPresent();
        assertThat(answers.last("host-2")).isPresent();
        assertThat(answers.last("one more")).isPresent();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
