package io.threadwell.connector.bluesky;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Answers on their way out. */
final class Drafts {
    private static final AtomicLong IDS = new AtomicLong(1);

    private Drafts() {}

    static OutboundMessage to(String post, String text, Instant at) {
        return to(post, Content.text(text), at);
    }

    static OutboundMessage to(String post, Content content, Instant at) {
        long id = IDS.getAndIncrement();
        return new OutboundMessage(
                new MessageId(id), "key-" + id, Visibility.PUBLIC, new Target(post, post, null, null), content, at);
    }

    static OutboundMessage privately(String person, String text, Instant at) {
        long id = IDS.getAndIncrement();
        return new OutboundMessage(
                new MessageId(id),
                "key-" + id,
                Visibility.PRIVATE,
                new Target(null, null, null, person),
                Content.text(text),
                at);
    }
}
