package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for an answer among the account's latest posts, by what it answers, what it says and when it came. */
final class OwnPosts {
    /** Posts are dated by another clock than ours. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final int MOST_PAGES = 10;

    private final Api api;
    private final Me me;

    OwnPosts(Api api, Me me) {
        this.api = api;
        this.me = me;
    }

    FindResult<Status> find(AccountContext account, OutboundMessage message, Instant since) {
        String us = me.id(account);
        String oldest = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonValue answer = page(account, us, oldest);
            String before = oldest;
            for (JsonValue json : answer.elements()) {
                Optional<Status> read = read(account, json);
                if (read.isPresent()) {
                    Status status = read.get();
                    if (status.at().isBefore(since.minus(SKEW))) {
                        return new FindResult.Absent<>();
                    } else if (isOurs(status, message)) {
                        return new FindResult.Found<>(status);
                    }
                    oldest = status.id();
                }
            }
            if (oldest == null || oldest.equals(before)) {
                return new FindResult.Absent<>();
            }
        }
        return new FindResult.CannotTell<>("the account wrote too much meanwhile to look through");
    }

    private JsonValue page(AccountContext account, String us, @Nullable String before) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "accounts", us, "statuses"))
                .query("exclude_reblogs", "true")
                .query("limit", "40")
                .named("look for answer");
        return api.read(account, before == null ? call : call.query("max_id", before), Priority.CUSTOMER);
    }

    private static Optional<Status> read(AccountContext account, JsonValue json) {
        try {
            return Optional.of(Status.of(account.account().id(), json));
        } catch (Unreadable broken) {
            return Optional.empty();
        }
    }

    private static boolean isOurs(Status status, OutboundMessage message) {
        String target = message.target().message();
        String parent = status.parent();
        // A server forgets what a post answered when that is deleted.
        boolean there = parent == null || parent.equals(target);
        boolean sameReaders = status.isPrivate() == (message.visibility() == Visibility.PRIVATE);
        boolean sameFiles =
                status.fileIds().size() == message.content().attachments().size();
        return there
                && sameReaders
                && sameFiles
                && Mentions.comparable(status.text())
                        .equals(Mentions.comparable(message.content().text()));
    }
}
