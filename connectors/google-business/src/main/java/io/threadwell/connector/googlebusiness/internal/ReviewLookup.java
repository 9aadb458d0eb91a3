package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.InstantSource;
import java.util.List;

/** Fetches a review that a notification named ({@code accounts.locations.reviews.get}). */
final class ReviewLookup implements ItemLookup {
    private final GoogleBusinessConfig config;
    private final Api api;
    private final InstantSource clock;

    ReviewLookup(GoogleBusinessConfig config, Api api, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public List<InboundEvent> lookUp(AccountContext account, String reference) {
        HttpCall call = HttpCall.get(Names.review(config.reviews(), account, Reviews.reviewOf(reference)))
                .named("get review");
        JsonValue review = api.read(account.needToken().access(), call, Priority.NORMAL);
        return Reviews.read(account.account().id(), review, clock.instant());
    }
}
