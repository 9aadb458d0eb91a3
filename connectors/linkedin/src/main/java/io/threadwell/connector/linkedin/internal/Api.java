package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.time.InstantSource;

/** Makes calls of the versioned API in the name of a member who administers a page, within the quotas. */
final class Api {
    private final Http http;
    private final InstantSource clock;
    private final Quotas quotas;
    private final String base;
    private final String version;

    Api(LinkedInConfig config, Http http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
        this.quotas = new Quotas(clock, config.dailyCalls());
        String root = config.apiUri().toString();
        this.base = root.endsWith("/") ? root + "rest" : root + "/rest";
        this.version = config.apiVersion();
    }

    /** The address of a path below {@code /rest}, encoded as the protocol wants it. */
    String address(String path) {
        return base + path;
    }

    Instant now() {
        return clock.instant();
    }

    /** Makes a call in the name of an account. */
    HttpAnswer send(AccountContext account, Endpoint endpoint, HttpCall call, Priority priority) {
        String token = account.needToken().access();
        return send(token, member(account), endpoint, call, priority);
    }

    /** Makes a read in the name of an account. */
    JsonValue read(AccountContext account, Endpoint endpoint, HttpCall call, Priority priority) {
        return HttpErrors.jsonOf(call, send(account, endpoint, call, priority));
    }

    /** Makes a call with a token that belongs to no account yet. */
    HttpAnswer send(String token, Endpoint endpoint, HttpCall call) {
        return send(token, "whoever connects", endpoint, call, Priority.CUSTOMER);
    }

    private HttpAnswer send(String token, String member, Endpoint endpoint, HttpCall call, Priority priority) {
        quotas.reserve(endpoint, member, priority);
        HttpCall signed =
                call.bearer(token).header("LinkedIn-Version", version).header("X-Restli-Protocol-Version", "2.0.0");
        HttpAnswer answer = http.send(signed);
        if (answer.isSuccess()) {
            return answer;
        }
        CareException error = LinkedInErrors.of(call, answer, clock.instant());
        if (error instanceof RateLimited limited) {
            quotas.block(endpoint, member, LinkedInErrors.isOfWholeApp(answer), limited.until());
        }
        throw error;
    }

    /** Quotas are a member's: all pages that one connected share them. */
    private static String member(AccountContext context) {
        ChannelAccount account = context.account();
        String member = account.settings()
                .getOrDefault(ChannelAccount.GRANTED_BY, account.id().externalId());
        return account.workspace() + "/" + member;
    }
}
