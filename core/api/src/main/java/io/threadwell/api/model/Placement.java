package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/**
 * Where a message stands.
 *
 * @param conversation absent only for an item whose edit or deletion came before itself
 * @param caseId absent for what makes no case: our own posts, what was there before we connected
 * @param parentExternalId the item it answers, where the network tells
 * @param postExternalId the post under which it stands, where the network tells
 */
public record Placement(
        @Nullable ConversationId conversation,
        @Nullable CaseId caseId,
        @Nullable String parentExternalId,
        @Nullable String postExternalId) {
    /** Of an item that is not there yet. */
    public static final Placement UNKNOWN = new Placement(null, null, null, null);

    public Placement inConversation(ConversationId newConversation, @Nullable CaseId newCase) {
        return new Placement(newConversation, newCase, parentExternalId, postExternalId);
    }
}
