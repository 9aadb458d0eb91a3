package io.threadwell.support.signature;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static final byte[] TEXT = "what do ya want for nothing?".getBytes(UTF_8);

    /** RFC 4231, test case 2, and RFC 2202, test case 2. */
    @Test
    void hashes_are_those_of_the_standards() {
        assertThat(Hmac.sha256("Jefe").hex(TEXT))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(Hmac.sha1("Jefe").hex(TEXT)).isEqualTo("effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        assertThat(Hmac.sha1("Jefe").base64(TEXT)).isEqualTo("7/zfauXrL6LSdBbV8YTfnCWafHk=");
    }

    @Test
    void parts_hash_as_the_whole() {
        Hmac hmac = Hmac.sha256("k");

        assertThat(hmac.sign("12:".getBytes(UTF_8), TEXT)).isEqualTo(hmac.sign("12:" + new String(TEXT, UTF_8)));
    }

    @Test
    void many_threads_may_sign_at_once() {
        Hmac hmac = Hmac.sha256("k");
        String expected = hmac.hex(TEXT);

        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> hmac.hex(TEXT))
                        .distinct())
                .containsExactly(expected);
    }

    @Test
    void any_live_secret_is_good() {
        List<Hmac> live = List.of(Hmac.sha256("new"), Hmac.sha256("old"));

        assertThat(Signatures.matchesAnyHex(live, Hmac.sha256("old").hex(TEXT), TEXT))
                .isTrue();
        assertThat(Signatures.matchesAnyHex(
                        live, Hmac.sha256("new").hex(TEXT).toUpperCase(java.util.Locale.ROOT), TEXT))
                .isTrue();
        assertThat(Signatures.matchesAnyBase64(live, Hmac.sha256("new").base64(TEXT), TEXT))
                .isTrue();
        assertThat(Signatures.matchesAnyHex(live, Hmac.sha256("gone").hex(TEXT), TEXT))
                .isFalse();
        assertThat(Signatures.matchesAnyHex(List.of(), Hmac.sha256("new").hex(TEXT), TEXT))
                .isFalse();
    }

    @Test
    void another_body_does_not_match() {
        Hmac hmac = Hmac.sha256("k");

        assertThat(Signatures.matchesAny(List.of(hmac), hmac.sign(TEXT), "other".getBytes(UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "zz", "abc", "5bdc", "sha256=00", "\u0000", "===="})
    void the_malformed_does_not_match(String given) {
        List<Hmac> live = List.of(Hmac.sha256("k"));

        assertThat(Signatures.matchesAnyHex(live, given, TEXT)).isFalse();
        assertThat(Signatures.matchesAnyBase64(live, given, TEXT)).isFalse();
    }

    @Test
    void empty_never_matches_empty() {
        assertThat(Signatures.matches("", "")).isFalse();
        assertThat(Signatures.matches("token", "token")).isTrue();
        assertThat(Signatures.matches("token", "tokem")).isFalse();
    }

    @Test
    void a_secret_is_needed_and_never_shown() {
        assertThatThrownBy(() -> Hmac.sha256("")).isInstanceOf(IllegalArgumentException.class);
        assertThat(Hmac.sha256("s3cret")).hasToString("HmacSHA256");
    }
}
