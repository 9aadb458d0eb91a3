package io.threadwell.connector.telegram.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.RateLimited;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Calls methods of the Bot API (page "Telegram Bot API", section "Making requests"). The token is a part of every address, so that no
 * address may ever be shown.
 */
final class BotApi {
    private final String base;
    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;
    private final Duration callTimeout;

    BotApi(TelegramConfig config, Http http, InstantSource clock) {
        String address = config.apiAddress().toString();
        this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.http = http;
        this.clock = clock;
        this.quotas = new Quotas(clock);
        this.callTimeout = config.callTimeout();
    }

    /**
     * What a call gave.
     *
     * @param movedTo the group's new id, where it has become a supergroup; nothing took effect then
     */
    record Answered(JsonValue result, @Nullable String movedTo) {}

    /** Makes a call that concerns no chat's limits. */
    JsonValue call(String token, Method method, JsonObject parameters, Priority priority) {
        quotas.reserve(token, priority);
        return settled(send(token, request(token, method, parameters), null), method);
    }

    /** Makes a call that may wait at Telegram for so long, outside of the limits for messages. */
    JsonValue waiting(String token, Method method, JsonObject parameters, Duration patience) {
        HttpCall call = request(token, method, parameters).timeout(callTimeout.plus(patience));
        return settled(send(token, call, null), method);
    }

    /** Writes into a chat, within its limits. */
    Answered write(String token, Method method, Room room, JsonObject parameters) {
        quotas.reserve(token, room);
        return send(token, request(token, method, parameters), room);
    }

    private static JsonValue settled(Answered answered, Method method) {
        if (answered.movedTo() != null) {
            throw new NotFound(method.wireName() + ": the group has become another chat");
        }
        return answered.result();
    }

    private HttpCall request(String token, Method method, JsonObject parameters) {
        HttpCall call = HttpCall.post(base + "/bot" + token + "/" + method.wireName())
                .json(parameters)
                .named(method.wireName());
        return method.isRepeatable() ? call.repeatable() : call;
    }

    private Answered send(String token, HttpCall call, @Nullable Room room) {
        HttpAnswer answer = http.send(call);
        if (answer.isSuccess()) {
            JsonValue body = HttpErrors.jsonOf(call, answer);
            if (body.bool("ok")) {
                return new Answered(body.get("result"), null);
            }
        }
        Instant now = clock.instant();
        JsonValue refusal = answer.jsonIfAny();
        if (TelegramErrors.saysUnchanged(refusal)) {
            return new Answered(JsonValue.missing(), null);
        }
        JsonValue moved = refusal.get("parameters").get("migrate_to_chat_id");
        if (!moved.isMissing()) {
            return new Answered(JsonValue.missing(), moved.text().orElse(null));
        }
        CareException error = TelegramErrors.of(call, answer, now);
        if (error instanceof RateLimited limited) {
            quotas.block(token, room, limited.until());
        }
        throw error;
    }
}
