package io.threadwell.connector.googlebusiness.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.connector.googlebusiness.GoogleBusinessConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reviews in the order of their last change ({@code accounts.locations.reviews.list}, {@code orderBy=updateTime desc}). */
final class ReviewStream implements PollingSource {
    private static final String STREAM = "reviews";
    private static final String MOST = "50";

    private final GoogleBusinessConfig config;
    private final Api api;
    private final InstantSource clock;

    ReviewStream(GoogleBusinessConfig config, Api api, InstantSource clock) {
        this.config = config;
        this.api = api;
        this.clock = clock;
    }

    @Override
    public List<String> streams() {
        return List.of(STREAM);
    }

    @Override
    public PollPage poll(AccountContext account, String stream, @Nullable String cursor, Instant since) {
        if (!stream.equals(STREAM)) {
            throw new InvalidRequest("Google Business Profile has no stream " + stream);
        }
        Mark mark = Mark.parse(cursor, since);
        HttpCall call = HttpCall.get(Names.address(config.reviews(), account, "reviews"))
                .query("orderBy", "updateTime desc")
                .query("pageSize", MOST)
                .named("list reviews");
        HttpCall asked = mark.page() == null ? call : call.query("pageToken", mark.page());
        JsonValue page = api.read(account.needToken().access(), asked, Priority.BACKGROUND);
        return read(account, page, mark);
    }

    private PollPage read(AccountContext account, JsonValue page, Mark mark) {
        List<List<InboundEvent>> reviews = new ArrayList<>();
        Instant newest = mark.newest();
        boolean over = false;
        for (JsonValue review : page.get("reviews").elements()) {
            Instant changed = changed(review);
            if (changed.isBefore(mark.until())) {
                over = true;
            } else {
                newest = changed.isAfter(newest) ? changed : newest;
                reviews.add(Reviews.read(account.account().id(), review, clock.instant()));
            }
        }
        Collections.reverse(reviews);
        String next = over
                ? null
                : page.text("nextPageToken").filter(token -> !token.isEmpty()).orElse(null);
        Mark after = mark.after(newest, next);
        return new PollPage(
                reviews.stream().flatMap(List::stream).toList(),
                after.toString(),
                next == null ? config.pollEvery() : Duration.ZERO);
    }

    /** The order knows a review's own change alone; an answer that is later is seen with it, as long as the review is looked at. */
    private static Instant changed(JsonValue review) {
        return review.instant("updateTime")
                .or(() -> review.instant("createTime"))
                .orElse(Instant.MAX);
    }
}
