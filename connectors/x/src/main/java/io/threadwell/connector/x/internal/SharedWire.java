package io.threadwell.connector.x.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.x.XConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to the filtered stream that all accounts share, because X allows an app one at a time (page "Filtered stream",
 * "Access levels"). It is opened for the first account that listens and closed behind the last; when it breaks, all are told.
 */
final class SharedWire {
    private final XConfig config;
    private final Api api;
    private final InstantSource clock;
    private final Map<AccountId, Listening> listeners = new HashMap<>();
    private @Nullable HttpClient client;
    private @Nullable Wire wire;
    private int opened;

    SharedWire(XConfig config, Api api, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.clock = clock;
    }

    /**
     * Lets an account listen.
     *
     * @param missedSince since when it has not listened; absent on the first time
     */
    synchronized Listening join(AccountId account, @Nullable Instant missedSince) {
        Listening listening = new Listening(account, clock, this::leave);
        Listening before = listeners.put(account, listening);
        if (before != null) {
            before.broken(new Unavailable("another connection of " + account + " took the place of this one"));
        }
        if (wire == null) {
            try {
                open(missedSince);
            } catch (CareException failed) {
                listeners.remove(account);
                throw failed;
            }
        }
        return listening;
    }

    private void open(@Nullable Instant missedSince) {
        int minutes = Backfill.minutes(missedSince, clock.instant(), config.backfillMinutes());
        HttpCall stream = Query.tweets(
                HttpCall.get(api.address("tweets", "search", "stream")).named("filtered stream"));
        HttpCall call = minutes == 0 ? stream : stream.query("backfill_minutes", Integer.toString(minutes));
        api.reserveForApp(Endpoint.STREAM);
        int number = ++opened;
        Wire.Request request = new Wire.Request(call, api.appToken(), config.callTimeout());
        Wire made = Wire.open(
                client(),
                request,
                this::line,
                failure -> ended(number, failure),
                (refused, answer) -> api.refused(Endpoint.STREAM, refused, answer));
        // It may have ended before it was kept.
        wire = number == opened ? made : null;
    }

    /** Made with the first connection: reading the certificates that are trusted takes its time. */
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            made = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(config.connectTimeout())
                    .build();
            client = made;
        }
        return made;
    }

    private void line(String line) {
        if (line.isBlank()) {
            all().forEach(Listening::alive);
            return;
        }
        JsonValue told;
        try {
            told = JsonValue.parse(line);
        } catch (JsonProblem notJson) {
            return;
        }
        List<AccountId> accounts = Matched.accounts(told);
        if (accounts.isEmpty()
                && told.get("data").isMissing()
                && !told.get("errors").isMissing()) {
            all().forEach(one -> one.broken(new Unavailable("X has ended the filtered stream")));
        }
        for (Listening one : all()) {
            if (accounts.contains(one.account())) {
                one.heard(told);
            } else {
                one.alive();
            }
        }
    }

    private synchronized List<Listening> all() {
        return new ArrayList<>(listeners.values());
    }

    private void ended(int number, Throwable failure) {
        List<Listening> told;
        synchronized (this) {
            if (number != opened) {
                return;
            }
            wire = null;
            opened++;
            told = new ArrayList<>(listeners.values());
            listeners.clear();
        }
        String why = failure.getClass().getSimpleName();
        told.forEach(one -> one.broken(new Unavailable("the filtered stream broke: " + why)));
    }

    private void leave(Listening listening) {
        Wire last = null;
        synchronized (this) {
            listeners.remove(listening.account(), listening);
            if (listeners.isEmpty()) {
                last = wire;
                wire = null;
                opened++;
            }
        }
        if (last != null) {
            last.close();
        }
    }

    /** How far back a new connection goes. */
    private static final class Backfill {
        private Backfill() {}

        /** Whole minutes, as X counts them; what is older is polled for. */
        static int minutes(@Nullable Instant missedSince, Instant now, int most) {
            if (missedSince == null || !missedSince.isBefore(now)) {
                return missedSince == null ? 0 : Math.min(1, most);
            }
            long seconds = now.getEpochSecond() - missedSince.getEpochSecond();
            return (int) Math.min(most, seconds / 60 + 1);
        }
    }
}
