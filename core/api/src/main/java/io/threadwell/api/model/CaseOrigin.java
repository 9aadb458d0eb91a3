package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a case came from and where it went.
 *
 * @param anchor the message that opened it
 * @param requester who opened it, where the network tells
 * @param followUpOf the closed case that this one takes up again
 * @param mergedInto the case that took this one over
 */
public record CaseOrigin(
        AccountId account,
        ConversationId conversation,
        MessageId anchor,
        @Nullable PersonaKey requester,
        @Nullable CaseId followUpOf,
        @Nullable CaseId mergedInto) {
    CaseOrigin merged(CaseId into) {
        return new CaseOrigin(account, conversation, anchor, requester, followUpOf, into);
    }
}
