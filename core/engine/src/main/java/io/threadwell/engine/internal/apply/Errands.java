package io.threadwell.engine.internal.apply;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.store.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** What an inbound event makes us ask the network for, as durable timers: it is done once, on one node, also after a restart. */
public final class Errands {
    /** Fetches an item that was announced. */
    public static final String LOOKUP = "network.lookup";
    /** Fetches who somebody is. */
    public static final String PROFILE = "network.profile";
    /** Fetches what came with a message. */
    public static final String MEDIA = "network.media";

    /** How long a new person's first message waits for the person's name on its way to the ticket. */
    static final Duration NAME_WITHIN = Duration.ofSeconds(2);

    private Errands() {}

    static Timer lookup(AccountId account, String reference, Instant now) {
        return timer(LOOKUP, account, reference, now);
    }

    static Timer profile(AccountId account, String person, Instant now) {
        return timer(PROFILE, account, person, now);
    }

    static Timer media(AccountId account, MessageId message, Instant now) {
        return timer(MEDIA, account, message.toString(), now);
    }

    private static Timer timer(String kind, AccountId account, String what, Instant now) {
        return new Timer(kind, account + "|" + what, now, Map.of("account", account.toString(), "what", what));
    }
}
