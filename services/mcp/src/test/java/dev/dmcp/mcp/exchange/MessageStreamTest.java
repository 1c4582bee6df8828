package dev.dmcp.mcp.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dmcp.mcp.exchange.MessageStream.Item;
import dev.dmcp.mcp.wire.Message;
import dev.dmcp.mcp.wire.RequestId;
import dev.dmcp.service.kit.json.JsonObject;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageStreamTest {
    private static final Duration NOW = Duration.ZERO;
    private static final Message.Result END = new Message.Result(new RequestId.Numeric(1), JsonObject.empty());

    @Test
    void messages_come_in_order_and_then_the_end() throws Exception {
        MessageStream stream = MessageStream.passing(10);
        stream.send(news("a"));
        stream.send(news("b"));
        stream.finish(END);
        MessageStream.Reader reader = stream.readAfter(0);

        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(1, news("a")));
        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(2, news("b")));
        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(3, END));
        assertThat(reader.next(NOW)).isEqualTo(new Item.End());
    }

    @Test
    void a_stream_without_news_is_silent() throws Exception {
        assertThat(MessageStream.passing(10).readAfter(0).next(NOW)).isEqualTo(new Item.Silence());
    }

    @Test
    void a_kept_stream_can_be_read_again_from_where_a_reader_left_off() throws Exception {
        MessageStream stream = MessageStream.kept(10);
        stream.send(news("a"));
        stream.send(news("b"));
        stream.readAfter(0).next(NOW);

        assertThat(stream.readAfter(1).next(NOW)).isEqualTo(new Item.Sent(2, news("b")));
        assertThat(stream.readAfter(0).next(NOW)).isEqualTo(new Item.Sent(1, news("a")));
    }

    @Test
    void a_second_reader_takes_the_place_of_the_first() throws Exception {
        MessageStream stream = MessageStream.kept(10);
        MessageStream.Reader first = stream.readAfter(0);
        stream.readAfter(0);
        stream.send(news("a"));

        assertThat(first.next(NOW)).isEqualTo(new Item.End());
    }

    @Test
    void a_reader_can_be_sent_away_while_the_stream_goes_on() throws Exception {
        MessageStream stream = MessageStream.kept(10);
        MessageStream.Reader reader = stream.readAfter(0);
        stream.release();
        stream.finish(END);

        assertThat(reader.next(NOW)).isEqualTo(new Item.End());
        assertThat(stream.readAfter(0).next(NOW)).isEqualTo(new Item.Sent(1, END));
    }

    @Test
    void a_kept_stream_that_is_full_forgets_its_oldest_messages() throws Exception {
        MessageStream stream = MessageStream.kept(2);
        stream.send(news("a"));
        stream.send(news("b"));
        stream.send(news("c"));

        assertThat(stream.readAfter(0).next(NOW)).isEqualTo(new Item.Sent(2, news("b")));
    }

    @Test
    void a_sender_waits_for_a_reader_that_is_behind() throws Exception {
        MessageStream stream = MessageStream.passing(1);
        stream.send(news("a"));
        CountDownLatch sent = new CountDownLatch(1);
        Thread sender = Thread.ofVirtual().start(() -> {
            stream.send(news("b"));
            sent.countDown();
        });
        MessageStream.Reader reader = stream.readAfter(0);

        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(1, news("a")));
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(2, news("b")));
        sender.join();
    }

    @Test
    void an_announcement_to_a_reader_that_is_too_far_behind_ends_its_stream() throws Exception {
        MessageStream stream = MessageStream.passing(1);
        stream.offer(news("a"));
        stream.offer(news("b"));

        assertThat(stream.isClosed()).isTrue();
        MessageStream.Reader reader = stream.readAfter(0);
        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(1, news("a")));
        assertThat(reader.next(NOW)).isEqualTo(new Item.End());
    }

    @Test
    void nothing_comes_after_the_end() throws Exception {
        MessageStream stream = MessageStream.passing(10);
        stream.finish(END);
        stream.send(news("late"));
        MessageStream.Reader reader = stream.readAfter(0);

        assertThat(reader.next(NOW)).isEqualTo(new Item.Sent(1, END));
        assertThat(reader.next(NOW)).isEqualTo(new Item.End());
    }

    private static Message news(String text) {
        return new Message.Notification(
                "news", JsonObject.builder().put("text", text).build());
    }
}
