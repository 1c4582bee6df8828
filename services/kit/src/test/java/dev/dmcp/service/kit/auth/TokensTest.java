package dev.dmcp.service.kit.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.service.kit.config.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final String KEY = "a key of at least thirty-two bytes!";
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final String CLAIMS = "{\"iss\":\"dmcp\",\"aud\":\"dmcp\",\"sub\":\"ada\",\"exp\":%d}";

    private final Tokens tokens = new Tokens(Secret.of(KEY), at(NOW));

    @Test
    void what_was_issued_is_valid_until_it_expires() {
        String token = tokens.issue("ada", Duration.ofMinutes(5));

        assertThat(tokens.verify(token)).isEqualTo("ada");
        assertThat(new Tokens(Secret.of(KEY), at(NOW.plusSeconds(299))).verify(token))
                .isEqualTo("ada");
        refused(new Tokens(Secret.of(KEY), at(NOW.plusSeconds(300))), token, "expired");
    }

    @Test
    void a_token_of_another_key_is_refused() {
        var others = new Tokens(Secret.of("another key of at least thirty-two bytes"), at(NOW));

        refused(tokens, others.issue("ada", Duration.ofMinutes(5)), "wrong signature");
    }

    @Test
    void a_token_without_algorithm_or_with_another_one_is_refused_even_when_signed() {
        String claims = CLAIMS.formatted(NOW.getEpochSecond() + 60);

        refused(tokens, encode("{\"alg\":\"none\"}") + "." + encode(claims) + ".", "wrong signature");
        refused(tokens, signed("{\"alg\":\"none\"}", claims), "another algorithm");
        refused(tokens, signed("{\"alg\":\"HS512\"}", claims), "another algorithm");
        refused(tokens, signed("{\"alg\":\"HS256\",\"crit\":[\"x\"]}", claims), "extension");
    }

    @Test
    void a_token_that_never_expires_or_is_for_others_is_refused() {
        String header = "{\"alg\":\"HS256\"}";
        long later = NOW.getEpochSecond() + 60;

        refused(tokens, signed(header, "{\"iss\":\"dmcp\",\"aud\":\"dmcp\",\"sub\":\"ada\"}"), "valid for ever");
        refused(
                tokens,
                signed(header, CLAIMS.formatted(later).replace("\"aud\":\"dmcp\"", "\"aud\":\"x\"")),
                "audience");
        refused(tokens, signed(header, CLAIMS.formatted(later).replace("\"iss\":\"dmcp\"", "\"iss\":\"x\"")), "issuer");
        refused(tokens, signed(header, CLAIMS.formatted(later).replace("ada", " ")), "no subject");
        refused(
                tokens,
                signed(header, CLAIMS.formatted(later).replace("}", ",\"nbf\":" + later + "}")),
                "not valid yet");
    }

    @Test
    void what_is_no_token_at_all_is_refused() {
        for (String text : new String[] {"", ".", "..", "a.b.c", "a.b.c.d", "\u0000.é.x", "x".repeat(100_000)}) {
            assertThatThrownBy(() -> tokens.verify(text)).isInstanceOf(InvalidTokenException.class);
        }
    }

    @Test
    void one_changed_bit_of_the_claims_breaks_the_signature() {
        String token = tokens.issue("ada", Duration.ofMinutes(5));
        String forged = token.replace(token.split("\\.")[1], encode(CLAIMS.formatted(NOW.getEpochSecond() + 9_999)));

        refused(tokens, forged, "wrong signature");
    }

    private static void refused(Tokens tokens, String token, String why) {
        assertThatThrownBy(() -> tokens.verify(token))
                .isInstanceOf(InvalidTokenException.class)
                .hasMessageContaining(why);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }

    private static String signed(String header, String claims) {
        try {
            String text = encode(header) + "." + encode(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
            return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
