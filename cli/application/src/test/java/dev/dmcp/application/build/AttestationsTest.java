package dev.dmcp.application.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dmcp.application.failure.Failure;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AttestationsTest {
    private static Map<String, String> sbom(String mode) {
        return new Attestations().mode("sbom", mode).wanted();
    }

    private static Map<String, String> attest(String... texts) {
        Attestations wanted = new Attestations();
        List.of(texts).forEach(wanted::attest);
        return wanted.wanted();
    }

    private static void refuses(ThrowingCallable flags, String sentence) {
        assertThatThrownBy(flags).isInstanceOf(Failure.InvalidInput.class).hasMessage(sentence);
    }

    @Test
    void a_flag_is_a_truth_or_has_attributes() {
        assertThat(sbom("true")).isEqualTo(Map.of("sbom", "")).isEqualTo(sbom("1"));
        assertThat(sbom("false")).isEqualTo(Map.of("sbom", "false")).isEqualTo(sbom("F"));
        assertThat(sbom("generator=my/scanner:1,EXCLUDE=/srv"))
                .isEqualTo(Map.of("sbom", "generator=my/scanner:1,EXCLUDE=/srv"));
    }

    @Test
    void both_kinds_can_be_asked_for_in_the_notation_of_buildx() {
        assertThat(attest("type=sbom", "type=provenance,mode=max"))
                .isEqualTo(Map.of("sbom", "", "provenance", "mode=max"));
        assertThat(attest("type=sbom,generator=my/scanner,disabled=false"))
                .isEqualTo(Map.of("sbom", "generator=my/scanner"));
        assertThat(attest("type=provenance,disabled=true")).isEqualTo(Map.of("provenance", "false"));
    }

    @Test
    void what_says_nothing_is_refused() {
        refuses(() -> sbom("yes"), "`--sbom yes` says not what to record: `yes` is no `NAME=VALUE`");
        refuses(
                () -> sbom("generator="),
                "`--sbom generator=` says not what to record: `generator=` is no `NAME=VALUE`");
        refuses(() -> attest("type=vex"), "`--attest type=vex` names no kind of attestation");
        refuses(() -> attest("generator=a"), "`--attest generator=a` names no kind of attestation");
        refuses(
                () -> new Attestations().mode("sbom", "true").attest("type=sbom"),
                "`--attest type=sbom` asks for `sbom` a second time");
    }
}
