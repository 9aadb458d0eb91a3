package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Messages that belong together on one network.
 *
 * @param key what it was derived from: the root item for public ones, the counterpart for private ones
 * @param postExternalId the post it stands under, where it stands under one
 * @param caseId the case that new messages of it go to; absent while it has none
 * @param joinedInto the conversation it turned out to be part of
 */
public record Conversation(
        ConversationId id,
        AccountId account,
        Visibility visibility,
        String key,
        @Nullable String postExternalId,
        @Nullable CaseId caseId,
        @Nullable ConversationId joinedInto) {
    public Conversation withCase(@Nullable CaseId newCase) {
        return new Conversation(id, account, visibility, key, postExternalId, newCase, joinedInto);
    }

    /** The same with a counterpart that has a new id. */
    public Conversation withKey(String newKey) {
        return new Conversation(id, account, visibility, newKey, postExternalId, caseId, joinedInto);
    }

    public Conversation joined(ConversationId into) {
        return new Conversation(id, account, visibility, key, postExternalId, caseId, into);
    }
}
