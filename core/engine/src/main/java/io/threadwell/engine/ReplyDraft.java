package io.threadwell.engine;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import org.jspecify.annotations.Nullable;

/**
 * An answer that a host wants to give.
 *
 * @param message the message it answers; absent for the customer's last one
 * @param visibility absent to answer the way the message came; {@code PRIVATE} to a public message is a private reply
 */
public record ReplyDraft(
        CaseId caseId,
        @Nullable MessageId message,
        @Nullable Visibility visibility,
        Content content,
        Actor author) {
    public static ReplyDraft text(CaseId caseId, String text) {
        return new ReplyDraft(caseId, null, null, Content.text(text), Actor.HOST);
    }

    public ReplyDraft to(MessageId wanted) {
        return new ReplyDraft(caseId, wanted, visibility, content, author);
    }

    public ReplyDraft privately() {
        return new ReplyDraft(caseId, message, Visibility.PRIVATE, content, author);
    }

    public ReplyDraft by(Actor wanted) {
        return new ReplyDraft(caseId, message, visibility, content, wanted);
    }
}
