package dev.dmcp.mcp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderValueTest {
    /** The examples of Streamable HTTP, "Value Encoding". */
    @Test
    void texts_travel_as_the_specification_shows() {
        assertThat(HeaderValue.encode("us-west1")).isEqualTo("us-west1");
        assertThat(HeaderValue.encode("Hello, 世界")).isEqualTo("=?base64?SGVsbG8sIOS4lueVjA==?=");
        assertThat(HeaderValue.encode(" padded ")).isEqualTo("=?base64?IHBhZGRlZCA=?=");
        assertThat(HeaderValue.encode("line1\nline2")).isEqualTo("=?base64?bGluZTEKbGluZTI=?=");
        assertThat(HeaderValue.encode("=?base64?literal?=")).isEqualTo("=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "with space", "Grüße", " x", "a\tb", "=?base64??=", "=?base64?="})
    void what_was_encoded_is_decoded_to_the_same(String text) {
        assertThat(HeaderValue.decode(HeaderValue.encode(text))).contains(text);
    }

    @ParameterizedTest
    @CsvSource({"=?base64?SGVsbG8?=", "=?base64?SGVsbG9=?=", "=?base64?****?=", "=?base64?/w==?=", "Grüße"})
    void loose_encodings_are_refused(String value) {
        assertThat(HeaderValue.decode(value)).isEmpty();
    }
}
