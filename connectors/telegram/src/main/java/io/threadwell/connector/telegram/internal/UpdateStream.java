package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Polls {@code getUpdates}. Asking with an offset tells Telegram that all before it may be forgotten, and the offset comes from a cursor
 * that was stored together with them: so nothing is lost, and nothing comes again.
 *
 * <p>After a week without updates Telegram counts on from anywhere (type {@code Update}, field {@code update_id}), and an offset of before
 * would make it forget what is new. So the offset is given once, and the cursor is {@link #CONFIRMED} as soon as nothing is left before it.
 */
final class UpdateStream implements PollingSource {
    private static final String STREAM = "updates";
    private static final String CONFIRMED = "confirmed";
    private static final int MOST = 100;

    private final TelegramConfig config;
    private final BotApi api;
    private final GroupFilter filter;
    private final InstantSource clock;

    UpdateStream(TelegramConfig config, BotApi api, GroupFilter filter, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.filter = filter;
        this.clock = clock;
    }

    @Override
    public List<String> streams() {
        return List.of(STREAM);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(STREAM)) {
            throw new InvalidRequest("Telegram has no stream " + stream);
        }
        Duration patience = config.longPoll();
        JsonObject parameters = JsonObject.create()
                .put("limit", MOST)
                .put("timeout", patience.toSeconds())
                .put("allowed_updates", Updates.WANTED);
        offset(cursor, parameters);
        JsonValue found = api.waiting(account.needToken().access(), Method.GET_UPDATES, parameters, patience);
        return page(account, found);
    }

    private static void offset(@Nullable String cursor, JsonObject parameters) {
        if (cursor == null || cursor.equals(CONFIRMED)) {
            return;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw new InvalidRequest("not a cursor of Telegram's updates");
        }
        parameters.put("offset", Long.parseLong(cursor));
    }

    private PollPage page(AccountContext account, JsonValue found) {
        Bot bot = new Bot(account.account().id(), account.account().settings().get(TelegramConnector.USERNAME));
        Updates updates = new Updates(bot, filter, clock.instant());
        List<InboundEvent> events = new ArrayList<>();
        long last = -1;
        for (JsonValue update : found.elements()) {
            events.addAll(updates.read(update));
            last = Math.max(last, update.longValue("update_id", -1));
        }
        String cursor = last < 0 ? CONFIRMED : String.valueOf(last + 1);
        return new PollPage(events, cursor, found.size() < MOST ? config.pollEvery() : Duration.ZERO);
    }
}
