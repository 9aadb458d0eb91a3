package io.threadwell.examples.gateway.networks;

import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.examples.gateway.yaml.Durations;
import io.threadwell.examples.gateway.yaml.Section;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the accounts of all networks have in common in the file. */
final class AccountKeys {
    private static final int FINGERPRINT = 8;

    private AccountKeys() {}

    /**
     * Reads a list of accounts; the same one twice is a problem.
     *
     * @param key the list's
     * @param needed false where accounts may sign in with a browser instead
     * @param identity the key that tells accounts apart
     */
    static List<FileAccount> list(
            Section section, String key, boolean needed, String identity, Function<Section, FileAccount> account) {
        List<FileAccount> accounts = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        for (Section entry : section.sections(key, needed)) {
            accounts.add(account.apply(entry));
            entry.end();
            String value = entry.plain(identity).toLowerCase(Locale.ROOT);
            String first = value.isEmpty() ? null : seen.putIfAbsent(value, entry.path(identity));
            if (first != null) {
                entry.problem(identity, "is the same as " + first + "; an account stands in the file once");
            }
        }
        return accounts;
    }

    /** What becomes of what is older than an account's connecting. */
    static ConnectPolicy history(Section section) {
        String history = section.text("history", "none");
        if (history.equals("none")) {
            return ConnectPolicy.fromNow();
        } else if (history.equals("closed")) {
            return ConnectPolicy.asClosed();
        }
        Optional<Duration> back = Durations.parse(history);
        if (back.isEmpty() && !history.isEmpty()) {
            section.problem("history", "must be none, closed, or how far back to go, such as 7d");
        }
        return new ConnectPolicy(back.orElse(Duration.ZERO), false);
    }

    /**
     * How accounts sign in with a browser.
     *
     * @param opened true when the file has what that needs
     * @param needs what it needs, for people
     */
    static Optional<BrowserSignIn> signIn(
            Section section, Network network, PublicAddress here, boolean opened, String needs) {
        if (!opened && section.has("history")) {
            section.problem("history", "is for accounts that sign in with a browser, which needs " + needs);
        }
        BrowserSignIn how = BrowserSignIn.of(network, here, history(section));
        return opened ? Optional.of(how) : Optional.empty();
    }

    /** The newest of a secret's values. */
    static Secret newest(Secret values) {
        return Secret.of(values.reveal().strip().split("\\s+", 2)[0]);
    }

    /** Tells one credential from another, and too short to tell anything of it. */
    static String fingerprint(Secret credential) {
        return Hmac.sha256("gateway credential")
                .hex(credential.reveal().getBytes(StandardCharsets.UTF_8))
                .substring(0, FINGERPRINT);
    }
}
