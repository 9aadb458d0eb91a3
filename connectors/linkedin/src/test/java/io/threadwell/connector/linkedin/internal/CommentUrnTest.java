package io.threadwell.connector.linkedin.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommentUrnTest {
    @Test
    void both_forms_are_one_comment() {
        CommentUrn full =
                CommentUrn.parse("urn:li:comment:(urn:li:activity:1,2)").orElseThrow();
        assertThat(CommentUrn.parse("urn:li:comment:(activity:1,2)")).contains(full);
        assertThat(full).hasToString("urn:li:comment:(urn:li:activity:1,2)");
        assertThat(CommentUrn.parse("urn:li:comment:(urn:li:ugcPost:1,2)")
                        .orElseThrow()
                        .thread())
                .isEqualTo("urn:li:ugcPost:1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "urn:li:comment:(1,2)", "urn:li:activity:1", "urn:li:comment:(urn:li:activity:1,x)"})
    void all_else_is_none(String text) {
        assertThat(CommentUrn.parse(text)).isEmpty();
    }

    @Test
    void in_an_address_nothing_of_it_stays_bare() {
        assertThat(Urns.encoded("urn:li:comment:(urn:li:activity:1,2)"))
                .isEqualTo("urn%3Ali%3Acomment%3A%28urn%3Ali%3Aactivity%3A1%2C2%29");
    }
}
