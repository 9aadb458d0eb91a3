package io.threadwell.connector.x.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.x.XConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.LiveLines;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one connection to the filtered stream that all accounts share, because X allows an app one at a time (page "Filtered stream",
 * "Access levels"). It is opened for the first account that listens and closed behind the last; when it breaks, all are told.
 *
 * <p>After a break the first account that comes back opens the next connection, which brings what all have missed: what is for those
 * who come later is kept for them, as far as there is room.
 */
final class SharedWire implements Listening.Hub {
    private static final int MOST_EARLY = 1_000;

    private final XConfig config;
    private final Api api;
    private final Http http;
    private final InstantSource clock;
    private final Map<AccountId, Listening> listeners = new HashMap<>();
    private final Deque<Early> early = new ArrayDeque<>();
    private @Nullable LiveLines wire;
    private int opened;

    SharedWire(XConfig config, Api api, Http http, InstantSource clock) {
        this.config = config;
        this.http = http;
        this.api = api;
        this.clock = clock;
    }

    /** A line for an account that does not listen yet. */
    private record Early(AccountId account, JsonValue line) {}

    /**
     * Lets an account listen.
     *
     * @param missedSince since when it has not listened; absent on the first time
     */
    synchronized Listening join(AccountId account, @Nullable Instant missedSince) {
        Listening listening = new Listening(account, clock, this);
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
        early.stream().filter(one -> one.account().equals(account)).forEach(one -> listening.heard(one.line()));
        early.removeIf(one -> one.account().equals(account));
        return listening;
    }

    private void open(@Nullable Instant missedSince) {
        int minutes = backfill(missedSince);
        HttpCall stream = Query.tweets(
                HttpCall.get(api.address("tweets", "search", "stream")).named("filtered stream"));
        HttpCall call = minutes == 0 ? stream : stream.query("backfill_minutes", Integer.toString(minutes));
        api.reserveForApp(Endpoint.STREAM);
        int number = ++opened;
        LiveLines made = http.lines(
                call.bearer(api.appToken()),
                config.callTimeout(),
                new LiveLines.Listener() {
                    @Override
                    public void line(String line) {
                        SharedWire.this.line(number, line);
                    }

                    @Override
                    public void ended(Throwable why) {
                        SharedWire.this.ended(number, why.getClass().getSimpleName());
                    }
                },
                (refused, answer) -> api.refused(Endpoint.STREAM, refused, answer));
        // It may have ended before it was kept.
        wire = number == opened ? made : null;
    }

    private void line(int number, String line) {
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
            ended(number, "X has ended it");
        }
        all().forEach(Listening::alive);
        accounts.forEach(account -> hand(account, told));
    }

    private synchronized void hand(AccountId account, JsonValue line) {
        Listening listening = listeners.get(account);
        if (listening != null) {
            listening.heard(line);
            return;
        }
        if (early.size() == MOST_EARLY) {
            early.removeFirst();
        }
        early.addLast(new Early(account, line));
    }

    private synchronized List<Listening> all() {
        return new ArrayList<>(listeners.values());
    }

    @Override
    public void silent() {
        int number;
        synchronized (this) {
            number = opened;
        }
        ended(number, "it has gone silent");
    }

    private void ended(int number, String why) {
        List<Listening> told;
        LiveLines last;
        synchronized (this) {
            if (number != opened) {
                return;
            }
            last = wire;
            wire = null;
            opened++;
            told = new ArrayList<>(listeners.values());
            listeners.clear();
        }
        if (last != null) {
            last.close();
        }
        told.forEach(one -> one.broken(new Unavailable("the filtered stream broke: " + why)));
    }

    @Override
    public void leave(Listening listening) {
        LiveLines last = null;
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

    /** How many minutes back a new connection goes; what is older is polled for. */
    private int backfill(@Nullable Instant missedSince) {
        if (missedSince == null) {
            return 0;
        }
        long missed = Math.max(0, Duration.between(missedSince, clock.instant()).toMinutes());
        return (int) Math.min(config.backfillMinutes(), missed + 1);
    }
}
