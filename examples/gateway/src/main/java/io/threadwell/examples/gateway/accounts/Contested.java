package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;

/** Connects accounts that another gateway on the same store may connect at the same moment. */
final class Contested {
    private static final int MAX_TRIES = 5;

    private Contested() {}

    /** What the other one connected is seen at the next try. */
    static ChannelAccount connect(Accounts accounts, ConnectAccount wanted) {
        for (int tries = 1; ; tries++) {
            try {
                return accounts.connect(wanted);
            } catch (Conflict other) {
                if (tries == MAX_TRIES) {
                    throw other;
                }
            }
        }
    }
}
