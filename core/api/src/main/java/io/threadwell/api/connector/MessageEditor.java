package io.threadwell.api.connector;

import io.threadwell.api.model.Content;

/** Changes items of ours that are on the network. */
public interface MessageEditor {
    /**
     * Gives an item of ours another text. Doing it again leaves things as they are.
     *
     * @throws io.threadwell.api.error.InvalidRequest when the network does not let the item be changed any more
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    void edit(AccountContext account, String externalId, Content content);
}
