package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.model.AccountId;
import java.util.Locale;

/**
 * Names of people as they are unique over all servers. A server names its own people without itself (page "Account", {@code acct}), so
 * that one name means another person on each server.
 */
final class Names {
    private Names() {}

    /** The name with its server, in small letters: case means nothing in them. */
    static String full(String acct, AccountId us) {
        String name = acct.startsWith("@") ? acct.substring(1) : acct;
        return (name.indexOf('@') < 0 ? name + "@" + domain(us) : name).toLowerCase(Locale.ROOT);
    }

    /** The server of an account of ours, as it stands in names. */
    static String domain(AccountId us) {
        String name = us.externalId();
        return name.substring(name.lastIndexOf('@') + 1);
    }

    /** The name without its server. */
    static String local(String full) {
        int at = full.indexOf('@');
        return at < 0 ? full : full.substring(0, at);
    }
}
