package io.threadwell.examples.gateway.networks;

import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.yaml.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the networks of Meta's have in common whose accounts are Facebook pages. */
final class MetaPages {
    /** Meta sends all webhooks of an app's pages to one address (page "Webhooks: Getting Started"), and so its callbacks. */
    static final String ONE_ADDRESS = "pages of a Meta app";

    private MetaPages() {}

    /**
     * Reads the pages that the file names.
     *
     * @param needed false where pages may sign in with a browser instead
     * @param stream what reading tells that a token is good
     */
    static List<FileAccount> read(Section section, Network network, boolean needed, String stream) {
        boolean subscribe = section.yes("subscribe", true);
        return AccountKeys.list(section, "pages", needed, "id", entry -> page(entry, network, subscribe, stream));
    }

    private static FileAccount page(Section entry, Network network, boolean subscribe, String stream) {
        String written = entry.text("id");
        if (!written.isEmpty() && !written.matches("[0-9]{1,20}")) {
            entry.problem("id", "must be the page's id of digits, which Facebook shows under About, Page transparency");
        }
        AccountId id = new AccountId(network, written.isEmpty() ? "0" : written);
        Secret secret = entry.secret("token");
        Token token = Token.lasting(secret.reveal());
        ConnectAccount account =
                ConnectAccount.of(id, entry.text("name", written), token).policy(AccountKeys.history(entry));
        return new IdAccount(
                network + " page " + written,
                account,
                subscribe ? Map.of("page_token", secret.reveal()) : Map.of(),
                Optional.of(Trial.reading(id, token, stream)));
    }
}
