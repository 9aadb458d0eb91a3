package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import java.util.Set;

/** Hides, deletes and likes. */
record FakeModeration(Set<Capability> capabilities, FakeItems items, FakeTokens tokens) implements Moderation {
    @Override
    public void apply(AccountContext account, String externalId, Action action) {
        if (!capabilities.contains(action.needs())) {
            throw new UnsupportedOperation("the network has no " + action.needs());
        }
        tokens.check(account);
        FakeItem item = items.find(account.account().id(), externalId)
                .orElseThrow(() -> new NotFound("the network has no item " + externalId));
        if (item.deleted() && action == Action.DELETE) {
            return;
        }
        items.change(item, before -> switch (action) {
            case HIDE -> before.withHidden(true);
            case UNHIDE -> before.withHidden(false);
            case DELETE -> before.asDeleted();
            case LIKE -> before.withLiked(true);
            case UNLIKE -> before.withLiked(false);
        });
    }
}
