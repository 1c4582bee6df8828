package dev.dmcp.engine.buildkit.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.engine.buildkit.hpack.HeaderField;
import dev.dmcp.engine.buildkit.hpack.HpackEncoder;
import dev.dmcp.engine.buildkit.transport.Duplex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Http2ConnectionTest {
    private static final List<HeaderField> REQUEST = List.of(new HeaderField(":path", "/x"));
    private static final List<HeaderField> RESPONSE = List.of(new HeaderField(":status", "200"));

    private static final int FRAME_HEADER_BYTES = 9;

    private final Pipe pipe = new Pipe();
    private final BlockingQueue<Http2Stream> accepted = new LinkedBlockingQueue<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void closeAll() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    @Test
    void a_request_and_its_answer_go_through_with_headers_data_and_trailers() throws Exception {
        Http2Connection client = client();
        server();
        Http2Stream call = client.open(REQUEST);
        call.send(new byte[] {1, 2, 3}, 0, 3, true);

        Http2Stream served = accept();
        assertThat(served.headers()).isEqualTo(REQUEST);
        assertThat(served.read()).containsExactly(1, 2, 3);
        assertThat(served.read()).isNull();
        served.sendHeaders(RESPONSE, false);
        served.send(new byte[] {4}, 0, 1, false);
        served.sendHeaders(List.of(new HeaderField("grpc-status", "0")), true);

        assertThat(call.headers()).isEqualTo(RESPONSE);
        assertThat(call.read()).containsExactly(4);
        assertThat(call.read()).isNull();
        assertThat(call.trailers()).containsExactly(new HeaderField("grpc-status", "0"));
    }

    @Test
    void more_than_all_windows_goes_through_in_both_directions_at_once() throws Exception {
        Http2Connection client = client();
        server();
        byte[] much = new byte[12 << 20];
        new Random(9113).nextBytes(much);
        Http2Stream call = client.open(REQUEST);
        Thread sender = background(() -> call.send(much, 0, much.length, true));
        Http2Stream served = accept();
        served.sendHeaders(RESPONSE, false);
        Thread answerer = background(() -> served.send(much, 0, much.length, true));
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        Thread reader = background(() -> readAll(call, answer));

        ByteArrayOutputStream request = new ByteArrayOutputStream();
        readAll(served, request);
        for (Thread thread : List.of(sender, answerer, reader)) {
            thread.join();
        }

        assertThat(request.toByteArray()).isEqualTo(much);
        assertThat(answer.toByteArray()).isEqualTo(much);
    }

    @Test
    void a_stream_that_nobody_reads_does_not_hold_up_another() throws Exception {
        Http2Connection client = client();
        server();
        byte[] much = new byte[Http2Stream.RECEIVE_WINDOW];
        Http2Stream ignored = client.open(REQUEST);
        ignored.send(much, 0, much.length, false);
        Http2Stream second = client.open(REQUEST);
        second.send(new byte[] {7}, 0, 1, true);

        accept();
        assertThat(accept().read()).containsExactly(7);
    }

    @Test
    void headers_longer_than_a_frame_are_spread_over_several() throws Exception {
        Http2Connection client = client();
        server();
        HeaderField large = new HeaderField("exclude-patterns", "p".repeat(100_000));
        client.open(List.of(new HeaderField(":path", "/x"), large));

        assertThat(accept().headers()).contains(large);
    }

    @Test
    void cancelling_ends_the_stream_on_the_other_side() throws Exception {
        Http2Connection client = client();
        server();
        Http2Stream call = client.open(REQUEST);
        Http2Stream served = accept();

        call.cancel();

        assertThatThrownBy(served::read)
                .isInstanceOfSatisfying(
                        Http2Exception.class, end -> assertThat(end.code()).isEqualTo(ErrorCode.CANCEL));
        assertThatThrownBy(() -> served.send(new byte[1], 0, 1, true)).isInstanceOf(IOException.class);
    }

    @Test
    void an_interrupt_ends_the_waiting_and_leaves_the_connection_whole() throws Exception {
        Http2Connection client = client();
        server();
        Http2Stream waiting = client.open(REQUEST);
        CountDownLatch ended = new CountDownLatch(1);
        Thread reader = background(() -> {
            try {
                waiting.read();
            } catch (InterruptedIOException expected) {
                ended.countDown();
            }
        });
        reader.interrupt();
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();

        client.open(REQUEST).send(new byte[] {1}, 0, 1, true);
        accept();
        assertThat(accept().read()).containsExactly(1);
    }

    @Test
    void when_the_connection_breaks_everybody_who_waits_learns_why() throws Exception {
        Http2Connection client = client();
        Http2Connection server = server();
        Http2Stream call = client.open(REQUEST);
        accept();

        server.close();

        assertThatThrownBy(call::read).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.open(REQUEST)).isInstanceOf(IOException.class);
    }

    @Test
    void a_peer_that_goes_away_finishes_what_it_has_begun() throws Exception {
        Http2Connection client = client();
        Duplex server = rawServer();
        Http2Stream first = client.open(REQUEST);
        Http2Stream second = client.open(REQUEST);

        write(server, frame(Frame.GOAWAY, 0, 0, ByteBuffer.allocate(8).putInt(1).array()));
        write(server, frame(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, 1, HpackEncoder.encode(RESPONSE)));

        assertThatThrownBy(second::read).isInstanceOf(Http2Exception.class).hasMessageContaining("going away");
        assertThat(first.headers()).isEqualTo(RESPONSE);
        assertThatThrownBy(() -> client.open(REQUEST)).isInstanceOf(IOException.class);
    }

    @Test
    void a_full_answer_followed_by_a_reset_counts_as_an_answer() throws Exception {
        Http2Connection client = client();
        Duplex server = rawServer();
        Http2Stream call = client.open(REQUEST);

        write(server, frame(Frame.HEADERS, Frame.END_HEADERS, 1, HpackEncoder.encode(RESPONSE)));
        write(server, frame(Frame.DATA, Frame.END_STREAM, 1, new byte[] {5}));
        write(server, frame(Frame.RST_STREAM, 0, 1, new byte[4]));

        assertThat(call.read()).containsExactly(5);
        assertThat(call.read()).isNull();
    }

    @Test
    void padding_and_priorities_are_cut_off() throws Exception {
        Http2Connection client = client();
        Duplex server = rawServer();
        Http2Stream call = client.open(REQUEST);
        byte[] block = HpackEncoder.encode(RESPONSE);
        ByteBuffer padded = ByteBuffer.allocate(block.length + 8)
                .put((byte) 2)
                .put(new byte[5])
                .put(block);

        int flags = Frame.END_HEADERS | Frame.PADDED | Frame.WITH_PRIORITY;
        write(server, frame(Frame.HEADERS, flags, 1, padded.array()));
        write(server, frame(Frame.DATA, Frame.PADDED | Frame.END_STREAM, 1, new byte[] {3, 9, 0, 0, 0}));

        assertThat(call.headers()).isEqualTo(RESPONSE);
        assertThat(call.read()).containsExactly(9);
    }

    @Test
    void a_peer_that_breaks_the_rules_is_left_with_a_reason() throws Exception {
        List<byte[]> breaches = List.of(
                frame(Frame.DATA, Frame.PADDED, 1, new byte[] {9, 0}),
                frame(Frame.CONTINUATION, 0, 1, new byte[1]),
                frame(Frame.PUSH_PROMISE, 0, 1, new byte[4]),
                frame(Frame.WINDOW_UPDATE, 0, 0, new byte[4]),
                frame(Frame.WINDOW_UPDATE, 0, 0, new byte[2]),
                frame(Frame.HEADERS, Frame.END_HEADERS, 1, new byte[] {(byte) 0x80}),
                frame(Frame.SETTINGS, 0, 0, new byte[] {0, 4, -1, -1, -1, -1}),
                new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1});
        for (byte[] breach : breaches) {
            Pipe fresh = new Pipe();
            Http2Connection client = Http2Connection.client(fresh.client(), "test");
            open.add(client);
            Http2Stream call = client.open(REQUEST);

            write(fresh.server(), breach);

            assertThatThrownBy(call::read).as("%s", (Object) breach).isInstanceOf(IOException.class);
        }
    }

    @Test
    void noise_ends_the_connection_and_nothing_else() throws Exception {
        Random random = new Random(2);
        int failures = 0;
        for (int round = 0; round < 300; round++) {
            Pipe fresh = new Pipe();
            Http2Connection client = Http2Connection.client(fresh.client(), "test");
            Http2Stream call = client.open(REQUEST);
            byte[] payload = new byte[random.nextInt(30)];
            random.nextBytes(payload);
            write(fresh.server(), frame(random.nextInt(12), random.nextInt(256), random.nextInt(3), payload));
            fresh.server().close();
            if (endsWithFailure(call)) {
                failures++;
            }
            client.close();
        }
        assertThat(failures).isGreaterThan(100);
    }

    private static boolean endsWithFailure(Http2Stream call) {
        try {
            readAll(call, new ByteArrayOutputStream());
            return false;
        } catch (IOException expected) {
            return true;
        }
    }

    private Http2Connection client() {
        Http2Connection client = Http2Connection.client(pipe.client(), "test-client");
        open.add(client);
        return client;
    }

    private Http2Connection server() {
        Http2Connection server = Http2Connection.server(pipe.server(), "test-server", accepted::add);
        open.add(server);
        return server;
    }

    private Duplex rawServer() throws IOException {
        Duplex server = pipe.server();
        write(server, frame(Frame.SETTINGS, 0, 0, new byte[0]));
        return server;
    }

    private Http2Stream accept() throws InterruptedException {
        Http2Stream stream = accepted.poll(10, TimeUnit.SECONDS);
        assertThat(stream).isNotNull();
        return stream;
    }

    private interface Work {
        void run() throws IOException;
    }

    private static Thread background(Work work) {
        return Thread.ofPlatform().daemon().start(() -> {
            try {
                work.run();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        });
    }

    private static void readAll(Http2Stream stream, ByteArrayOutputStream into) throws IOException {
        byte[] chunk;
        while ((chunk = stream.read()) != null) {
            into.writeBytes(chunk);
        }
    }

    private static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(FRAME_HEADER_BYTES + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    private static void write(Duplex wire, byte[] bytes) throws IOException {
        wire.output().write(bytes);
    }
}
