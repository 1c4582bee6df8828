package dev.dmcp.engine.buildkit.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProtoReaderTest {

    @Test
    void the_documentations_own_examples_are_written_and_read() throws MalformedMessageException {
        // "Protocol Buffers: Encoding": Test1{a = 150}, Test2{b = "testing"}, Test3{c = Test1{a = 150}}.
        assertThat(hex(new ProtoWriter().integer(1, 150))).isEqualTo("089601");
        assertThat(hex(new ProtoWriter().string(2, "testing"))).isEqualTo("120774657374696e67");
        assertThat(hex(new ProtoWriter().message(3, new ProtoWriter().integer(1, 150))))
                .isEqualTo("1a03089601");

        ProtoReader reader = read("1a03089601");
        assertThat(reader.next()).isTrue();
        ProtoReader nested = reader.message();
        assertThat(nested.next()).isTrue();
        assertThat(nested.integer()).isEqualTo(150);
        assertThat(nested.next()).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void defaults_are_left_out_and_repeated_values_are_not() {
        assertThat(hex(new ProtoWriter().integer(1, 0).bool(2, false).string(3, "")))
                .isEmpty();
        assertThat(hex(new ProtoWriter().strings(1, List.of("", "a")))).isEqualTo("0a000a0161");
    }

    @Test
    void negative_and_large_numbers_survive() throws MalformedMessageException {
        for (long number : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 35}) {
            ProtoReader reader =
                    new ProtoReader(new ProtoWriter().integer(5, number).toByteArray());
            assertThat(reader.next()).isTrue();
            assertThat(reader.integer()).isEqualTo(number);
        }
    }

    @Test
    void maps_and_times_survive() throws MalformedMessageException {
        Map<String, String> map = new TreeMap<>(Map.of("a", "1", "b", "", "", "empty"));
        ProtoReader reader = new ProtoReader(new ProtoWriter()
                .map(7, map)
                .message(8, new ProtoWriter().integer(1, 1_700_000_000).integer(2, 5))
                .toByteArray());
        Map<String, String> read = new TreeMap<>();
        while (reader.next()) {
            if (reader.field() == 7) {
                reader.entryInto(read);
            } else {
                assertThat(reader.timestamp()).hasToString("2023-11-14T22:13:20.000000005Z");
            }
        }
        assertThat(read).isEqualTo(map);
    }

    @Test
    void fields_that_nobody_knows_are_passed_over() throws MalformedMessageException {
        ProtoReader reader = read("0d01000000" + "1101000000000000001a0161" + "2001");
        int fields = 0;
        while (reader.next()) {
            fields++;
        }
        assertThat(fields).isEqualTo(4);
        assertThat(reader.integer()).isEqualTo(1);
    }

    @Test
    void what_is_no_message_is_refused() {
        for (String broken : List.of(
                "08", // no value
                "0a05616263", // longer than its message
                "0affffffffffffffffff01", // a negative length
                "0b", // a group
                "00", // field 0
                "08ffffffffffffffffffff01", // a number of eleven bytes
                "0d0100" // half a fixed number
                )) {
            assertThatThrownBy(() -> {
                        ProtoReader reader = read(broken);
                        while (reader.next()) {
                            reader.bytes();
                        }
                    })
                    .as(broken)
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    @Test
    void noise_is_read_or_refused_but_nothing_else_happens() {
        Random random = new Random(42);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(60)];
            random.nextBytes(noise);
            try {
                ProtoReader reader = new ProtoReader(noise);
                while (reader.next()) {
                    reader.string();
                    reader.timestamp();
                    reader.entryInto(new TreeMap<>());
                }
            } catch (MalformedMessageException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 19_999);
    }

    private static ProtoReader read(String hex) {
        return new ProtoReader(HexFormat.of().parseHex(hex));
    }

    private static String hex(ProtoWriter writer) {
        return HexFormat.of().formatHex(writer.toByteArray());
    }
}
