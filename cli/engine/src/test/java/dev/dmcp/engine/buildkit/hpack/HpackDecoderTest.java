package dev.dmcp.engine.buildkit.hpack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The examples are those of RFC 7541, appendix C. */
class HpackDecoderTest {
    private static final int ENOUGH = 10_000;

    private final HpackDecoder decoder = new HpackDecoder(ENOUGH);

    @Test
    void literals_with_and_without_indexing_are_read() throws HpackException {
        assertThat(decode("400a637573746f6d2d6b65790d637573746f6d2d686561646572"))
                .isEqualTo("custom-key: custom-header");
        assertThat(decode("040c2f73616d706c652f70617468")).isEqualTo(":path: /sample/path");
        assertThat(decode("100870617373776f726406736563726574")).isEqualTo("password: secret");
        assertThat(decode("82")).isEqualTo(":method: GET");
    }

    @Test
    void requests_refer_to_what_earlier_ones_left_in_the_table() throws HpackException {
        assertThat(decode("828684410f7777772e6578616d706c652e636f6d"))
                .isEqualTo(":method: GET, :scheme: http, :path: /, :authority: www.example.com");
        assertThat(decode("828684be58086e6f2d6361636865"))
                .isEqualTo(
                        ":method: GET, :scheme: http, :path: /, :authority: www.example.com, cache-control: no-cache");
        assertThat(decode("828785bf400a637573746f6d2d6b65790c637573746f6d2d76616c7565"))
                .isEqualTo(":method: GET, :scheme: https, :path: /index.html, :authority: www.example.com, "
                        + "custom-key: custom-value");
    }

    @Test
    void requests_in_huffman_code_read_the_same() throws HpackException {
        assertThat(decode("828684418cf1e3c2e5f23a6ba0ab90f4ff"))
                .isEqualTo(":method: GET, :scheme: http, :path: /, :authority: www.example.com");
        assertThat(decode("828684be5886a8eb10649cbf"))
                .isEqualTo(
                        ":method: GET, :scheme: http, :path: /, :authority: www.example.com, cache-control: no-cache");
        assertThat(decode("828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf"))
                .isEqualTo(":method: GET, :scheme: https, :path: /index.html, :authority: www.example.com, "
                        + "custom-key: custom-value");
    }

    @Test
    void responses_evict_the_oldest_entries_of_a_small_table() throws HpackException {
        // The RFC's table has 256 bytes here: 3f e1 01 sets that.
        assertThat(decode("3fe101488264025885aec3771a4b6196d07abe941054d444a8200595040b8166e082a62d1bff"
                        + "6e919d29ad171863c78f0b97c8e9ae82ae43d3"))
                .isEqualTo(":status: 302, cache-control: private, date: Mon, 21 Oct 2013 20:13:21 GMT, "
                        + "location: https://www.example.com");
        assertThat(decode("4883640effc1c0bf"))
                .isEqualTo(":status: 307, cache-control: private, date: Mon, 21 Oct 2013 20:13:21 GMT, "
                        + "location: https://www.example.com");
        assertThat(decode("88c16196d07abe941054d444a8200595040b8166e084a62d1bffc05a839bd9ab77ad94e7821dd7f2e6c7b3"
                        + "35dfdfcd5b3960d5af27087f3672c1ab270fb5291f9587316065c003ed4ee5b1063d5007"))
                .isEqualTo(":status: 200, cache-control: private, date: Mon, 21 Oct 2013 20:13:22 GMT, "
                        + "location: https://www.example.com, content-encoding: gzip, "
                        + "set-cookie: foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1");
    }

    @Test
    void the_static_table_ends_where_the_rfc_ends_it() throws HpackException {
        assertThat(decode("bd")).isEqualTo("www-authenticate: ");
        assertThatThrownBy(() -> decode("be")).isInstanceOf(HpackException.class);
    }

    @Test
    void blocks_that_break_the_rules_are_refused() {
        for (String broken : List.of(
                "80", // index 0
                "ff", // an integer that does not end
                "ffffffffffffff00", // an integer of more than 31 bits
                "400a6375", // text that is longer than the block
                "3fe2ff03", // a table larger than we allow
                "822081", // a change of size after a header
                "00818c00", // padding that is not all ones
                "0085ffffffffff00" // an end-of-string symbol
                )) {
            assertThatThrownBy(() -> decode(broken)).as(broken).isInstanceOf(HpackException.class);
        }
    }

    @Test
    void a_list_of_headers_may_not_grow_without_bounds() {
        // One entry of the dynamic table, named over and over: few bytes in, many out.
        String bomb = "40" + "0161" + "7f8101" + "62".repeat(256) + "be".repeat(200);

        assertThatThrownBy(() -> decode(bomb))
                .isInstanceOf(HpackException.class)
                .hasMessageContaining("10000 bytes");
    }

    @Test
    void noise_is_read_or_refused_but_nothing_else_happens() {
        Random random = new Random(7541);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            try {
                new HpackDecoder(ENOUGH).decode(noise);
            } catch (HpackException expected) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 19_999);
    }

    @Test
    void what_the_encoder_writes_reads_back() throws HpackException {
        List<HeaderField> fields = List.of(
                new HeaderField(":path", "/moby.buildkit.v1.Control/Solve"),
                new HeaderField("exclude-patterns", "x".repeat(5_000)),
                new HeaderField("empty", ""));

        assertThat(decoder.decode(HpackEncoder.encode(fields))).isEqualTo(fields);
    }

    @Test
    void codes_of_all_lengths_are_those_of_the_rfc() throws HpackException {
        // Appendix B: 'a' is 00011, 0 is 1111111111000, 255 has 26 bits 3ffffee, 10 has 30 bits 3ffffffc.
        assertThat(Huffman.decode(bytes("1f"), 0, 1)).containsExactly('a');
        assertThat(Huffman.decode(bytes("ffc7"), 0, 2)).containsExactly(0);
        assertThat(Huffman.decode(bytes("fffffbbf"), 0, 4)).containsExactly(255);
        assertThat(Huffman.decode(bytes("fffffff3"), 0, 4)).containsExactly(10);
    }

    private String decode(String hex) throws HpackException {
        return String.join(
                ", ",
                decoder.decode(bytes(hex)).stream()
                        .map(field -> field.name() + ": " + field.value())
                        .toList());
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
