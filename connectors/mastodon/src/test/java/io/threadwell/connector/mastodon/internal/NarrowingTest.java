package io.threadwell.connector.mastodon.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sees an answer at most. */
final class NarrowingTest {
    @ParameterizedTest
    @CsvSource({
        "public,   public,   public",
        "public,   unlisted, unlisted",
        "unlisted, public,   unlisted",
        "private,  public,   private",
        "private,  direct,   direct",
        "local,    unlisted, local",
        "public,   local,    public"
    })
    void of_two_audiences_the_narrower_holds_and_words_of_other_servers_stay(
            String answered, String wanted, String sent) {
        assertThat(Audience.narrower(answered, wanted)).isEqualTo(sent);
    }
}
