package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.Accounts;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.examples.gateway.networks.BrowserSignIn;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Signing accounts in with a browser: an operator is sent to the network, and comes back with a code. Any node can finish what
 * another one began. Thread-safe.
 */
public final class SignInFlow {
    private final Accounts accounts;
    private final SignedIn signedIn;
    private final SignIns signIns;
    private final SignInState states;

    /** @param operators the operators' token, which states are signed with */
    public SignInFlow(Accounts accounts, SignIns signIns, Secret operators, InstantSource clock) {
        this.accounts = accounts;
        this.signedIn = new SignedIn(accounts);
        this.signIns = signIns;
        this.states = new SignInState(operators, clock);
    }

    /**
     * What came of it.
     *
     * @param connected as they are connected now
     * @param inFile those of them that the file names, too
     * @param problems why others are not
     */
    public record Outcome(List<ChannelAccount> connected, List<ChannelAccount> inFile, List<String> problems) {
        public Outcome {
            connected = List.copyOf(connected);
            inFile = List.copyOf(inFile);
            problems = List.copyOf(problems);
        }
    }

    /** Which networks have it. */
    public SignIns signIns() {
        return signIns;
    }

    /**
     * Where to send an operator.
     *
     * @throws NotFound when accounts of the network do not sign in with a browser
     * @throws CareException when the network has to be asked, and says no
     */
    public URI begin(Network network) {
        return accounts.authorizeUrl(network, states.of(network), need(network).redirect());
    }

    /** True when a state is one that {@link #begin} gave for the network, and not too old. */
    public boolean isOurs(Network network, String state) {
        return states.isGood(network, state);
    }

    /**
     * Connects what a code gives access to.
     *
     * @param state has been found {@linkplain #isOurs ours}
     * @throws CareException when the network refuses the code
     */
    public Outcome finish(Network network, String code, String state) {
        BrowserSignIn how = need(network);
        Map<String, String> grant =
                Map.of("code", code, "state", state, "redirect", how.redirect().toString());
        List<ChannelAccount> connected = new ArrayList<>();
        List<ChannelAccount> inFile = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (ConnectAccount granted : signedIn.granted(network, grant, how.history())) {
            accounts.find(granted.account()).filter(signIns::isInFile).ifPresent(inFile::add);
            try {
                connected.add(signedIn.connect(granted));
            } catch (CareException refused) {
                problems.add(granted.displayName() + " (" + granted.account() + "): " + refused.getMessage());
            }
        }
        return new Outcome(connected, inFile, problems);
    }

    private BrowserSignIn need(Network network) {
        return signIns.of(network)
                .orElseThrow(() -> new NotFound("accounts of " + network + " do not sign in with a browser here"));
    }
}
