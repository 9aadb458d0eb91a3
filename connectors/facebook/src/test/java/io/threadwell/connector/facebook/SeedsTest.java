package io.threadwell.connector.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The short form of the fuzz target: our fixtures, each damaged in a few hundred ways. */
final class SeedsTest {
    private static final List<String> FIXTURES = List.of(
            "two-pages.json",
            "numeric-ids.json",
            "life-of-a-comment.json",
            "reviews.json",
            "posts.json",
            "others.json");

    @Test
    void a_damaged_delivery_is_read_or_refused_as_a_whole() {
        Random random = new Random(20250303);
        int read = 0;
        for (String fixture : FIXTURES) {
            for (int i = 0; i < 300; i++) {
                read += readable(damaged(Deliveries.body(fixture), random)) ? 1 : 0;
            }
        }
        assertThat(read).isGreaterThan(100);
    }

    private static boolean readable(byte[] body) {
        try {
            List<InboundEvent> events = Deliveries.parse(body);
            assertThat(events).doesNotContainNull();
            return true;
        } catch (InvalidRequest asAWhole) {
            return false;
        }
    }

    /** Mostly changes of one value for one of another type, which leave it JSON. */
    private static byte[] damaged(byte[] body, Random random) {
        String[] values = {"null", "[]", "{}", "-1", "1e400", "\"\"", "true", "\"\\ud800\"", "99999999999999999999"};
        String text = new String(body, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', random.nextInt(text.length()));
        if (colon < 0 || random.nextInt(5) == 0) {
            byte[] cut = body.clone();
            cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            return cut;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String changed = text.substring(0, colon + 1) + values[random.nextInt(values.length)] + text.substring(end);
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
