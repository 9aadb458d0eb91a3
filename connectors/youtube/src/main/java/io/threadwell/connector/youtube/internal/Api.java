package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.net.URI;
import java.time.InstantSource;

/** Calls the YouTube Data API and pays for it. */
final class Api {
    private final String address;
    private final Http http;
    private final Quota quota;
    private final InstantSource clock;

    Api(URI server, Http http, Quota quota, InstantSource clock) {
        this.address = server.toString().replaceAll("/+$", "") + "/youtube/v3/";
        this.http = http;
        this.quota = quota;
        this.clock = clock;
    }

    HttpCall get(String resource, String part) {
        return HttpCall.get(address + resource).query("part", part).named("list " + resource);
    }

    HttpCall post(String resource) {
        return HttpCall.post(address + resource);
    }

    HttpCall put(String resource) {
        return HttpCall.put(address + resource);
    }

    HttpCall delete(String resource) {
        return HttpCall.delete(address + resource);
    }

    JsonValue read(AccountContext account, HttpCall call, Priority priority) {
        return read(account.needToken().access(), call, priority);
    }

    JsonValue read(String token, HttpCall call, Priority priority) {
        quota.take(Quota.LIST, priority, call);
        return send(token, call);
    }

    JsonValue change(AccountContext account, HttpCall call) {
        String token = account.needToken().access();
        quota.take(Quota.CHANGE, Priority.CUSTOMER, call);
        return send(token, call);
    }

    private JsonValue send(String token, HttpCall call) {
        HttpAnswer answer = http.send(call.bearer(token));
        if (answer.isSuccess()) {
            return answer.body().length == 0 ? JsonValue.missing() : HttpErrors.jsonOf(call, answer);
        }
        CareException error = YouTubeErrors.of(call, answer, clock.instant());
        if (YouTubeErrors.isDayOver(answer)) {
            quota.usedUp();
        }
        throw error;
    }
}
