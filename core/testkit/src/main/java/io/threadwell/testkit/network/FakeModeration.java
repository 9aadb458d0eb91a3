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
            case HIDE -> before.with(FakeItem.Mark.HIDDEN, true);
            case UNHIDE -> before.with(FakeItem.Mark.HIDDEN, false);
            case DELETE -> before.with(FakeItem.Mark.DELETED, true);
            case LIKE -> before.with(FakeItem.Mark.LIKED, true);
            case UNLIKE -> before.with(FakeItem.Mark.LIKED, false);
            case PIN -> before.with(FakeItem.Mark.PINNED, true);
            case UNPIN -> before.with(FakeItem.Mark.PINNED, false);
            case APPROVE -> before.with(FakeItem.Mark.APPROVED, true);
            case REJECT -> before.with(FakeItem.Mark.REJECTED, true);
        });
    }
}
