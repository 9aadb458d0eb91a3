package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.x.XConnector;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a post of the filtered stream, which comes alike over a long connection and by webhook (page "Matching returned Posts"). The
 * tag of the rule that it matched says whose it is.
 */
final class Matched {
    /** Before the account's id in the tags of our rules. */
    static final String TAG = "threadwell:";

    private Matched() {}

    /** The accounts of ours whose rules it matched. */
    static List<AccountId> accounts(JsonValue matched) {
        List<AccountId> accounts = new ArrayList<>(1);
        for (JsonValue rule : matched.get("matching_rules").elements()) {
            String tag = rule.text("tag", "");
            if (tag.startsWith(TAG) && Snowflake.number(tag.substring(TAG.length())) > 0) {
                AccountId account = new AccountId(XConnector.NETWORK, tag.substring(TAG.length()));
                if (!accounts.contains(account)) {
                    accounts.add(account);
                }
            }
        }
        return accounts;
    }

    /** What it is to one account. */
    static InboundEvent event(AccountId account, JsonValue matched, Instant told) {
        try {
            return new PostReader(account, new Includes(matched.get("includes")), told).event(matched.get("data"));
        } catch (RuntimeException broken) {
            return new Unsupported(account, "a post of the filtered stream cannot be read", matched.raw(), told);
        }
    }
}
