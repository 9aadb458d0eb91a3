package io.threadwell.examples.gateway.http;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.Accounts;
import io.threadwell.examples.gateway.accounts.SignInFlow;
import io.threadwell.examples.gateway.accounts.SignIns;
import io.threadwell.examples.gateway.accounts.SignedIn;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators see of our accounts, and do with them. */
final class AccountPages {
    private final Accounts accounts;
    private final @Nullable SignInFlow flow;

    /** @param flow absent where no accounts sign in with a browser */
    AccountPages(Accounts accounts, @Nullable SignInFlow flow) {
        this.accounts = accounts;
        this.flow = flow;
    }

    JsonObject all() {
        JsonArray all = JsonArray.create();
        accounts.list(WorkspaceId.DEFAULT).forEach(account -> all.add(json(account)));
        return JsonObject.create().put("accounts", all);
    }

    /** Where to go with a browser to sign accounts of a network in. */
    JsonObject signIn(String network) {
        if (flow == null) {
            throw new NotFound("no accounts sign in with a browser here");
        }
        URI address = flow.begin(new Network(network));
        return JsonObject.create().put("open", address.toString());
    }

    /** Empty when there is no such action. */
    Optional<JsonObject> act(AccountId id, String action) {
        return switch (action) {
            case "pause" -> Optional.of(json(accounts.pause(id, "paused by an operator")));
            case "resume" -> Optional.of(json(accounts.resume(id)));
            case "disconnect" -> Optional.of(disconnect(id));
            default -> Optional.empty();
        };
    }

    private JsonObject disconnect(AccountId id) {
        boolean stays =
                accounts.find(id).filter(account -> !SignedIn.is(account)).isPresent();
        if (stays) {
            throw new InvalidRequest("account " + id + " stands in the file: take it out there, and restart");
        }
        accounts.disconnect(id);
        return json(accounts.find(id).orElseThrow());
    }

    private JsonObject json(ChannelAccount account) {
        SignIns signIns = flow == null ? new SignIns(List.of()) : flow.signIns();
        return AdminJson.of(account, signIns);
    }
}
