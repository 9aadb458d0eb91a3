package io.threadwell.engine.internal.outbox;

import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.TimeOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What networks make the next answer depend on.
 *
 * @param lastInbound the customer's last word in the conversation
 * @param since how many private answers went out or wait since then, at most {@value #MOST}
 */
public record Answered(@Nullable Message lastInbound, int since) {
    private static final int MOST = 20;

    /**
     * Reads it; the answers are counted for private conversations alone, where networks count.
     *
     * @param answer the one in question, where it is there already: later ones do not count
     */
    public static Answered read(
            StoreSession session, ConversationId id, Visibility visibility, @Nullable MessageId answer) {
        if (visibility == Visibility.PUBLIC) {
            return new Answered(session.messages().latestInbound(id).orElse(null), 0);
        }
        List<Message> latest = session.messages()
                .ofConversation(id, TimeOrder.NEWEST_FIRST, PageRequest.first(MOST))
                .items();
        int since = 0;
        for (Message message : latest) {
            if (message.isInbound()) {
                return new Answered(message, since);
            }
            boolean counts = message.state().status() != DeliveryStatus.FAILED
                    && (answer == null || message.id().compareTo(answer) < 0);
            since += counts ? 1 : 0;
        }
        return new Answered(session.messages().latestInbound(id).orElse(null), since);
    }
}
