package io.threadwell.connector.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A quick stand-in for the fuzzing that runs by itself: deliveries of every kind with something wrong in them. */
final class DamagedDeliveriesTest {
    private static final String[] VALUES = {
        "null", "[]", "{}", "-1", "1e400", "\"\"", "true", "\"\\ud800\"", "99999999999999999999"
    };
    private static final byte[] WHOLE = Deliveries.delivery(
            Deliveries.entry(
                    Accounts.PAGE,
                    "messaging",
                    Deliveries.message(
                            "m_1",
                            "'text':'hello','reply_to':{'mid':'m_0'},'referral':{'source':'ADS','ad_id':'6001'},"
                                    + "'attachments':[{'type':'location','payload':{'coordinates':{'lat':1,'long':2}}}]"),
                    Deliveries.echo("m_2", "'text':'hello','app_id':42,'metadata':'threadwell tw7'"),
                    Deliveries.event("'message_edit':{'mid':'m_1','text':'hullo','num_edit':1}"),
                    Deliveries.event("'reaction':{'mid':'m_1','action':'react','emoji':'!'}"),
                    Deliveries.event("'delivery':{'mids':['m_2'],'watermark':1740992400000}"),
                    Deliveries.event("'pass_thread_control':{'new_owner_app_id':'42'}"),
                    Deliveries.event("'postback':{'title':'Menu','payload':'MENU'}")),
            Deliveries.entry(Accounts.PAGE, "standby", Deliveries.text("m_3", "to the bot")));

    @Test
    void a_damaged_delivery_is_read_or_refused_as_a_whole() {
        Random random = new Random(20250303);
        int read = 0;
        for (int i = 0; i < 2_000; i++) {
            read += readable(damaged(random)) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(200);
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
    private static byte[] damaged(Random random) {
        String text = new String(WHOLE, StandardCharsets.UTF_8);
        int colon = text.indexOf(':', random.nextInt(text.length()));
        if (colon < 0 || random.nextInt(5) == 0) {
            byte[] cut = WHOLE.clone();
            cut[random.nextInt(cut.length)] = (byte) random.nextInt(256);
            return cut;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        String changed = text.substring(0, colon + 1) + VALUES[random.nextInt(VALUES.length)] + text.substring(end);
        return changed.getBytes(StandardCharsets.UTF_8);
    }
}
