package io.threadwell.examples.gateway.demo;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of a recorded stream, in the two shapes that the gateway's README documents: the project's own, told by
 * {@code do}, and that of the data set "Customer Support on Twitter", told by {@code tweet_id}.
 */
final class SampleLines {
    static final AccountId ACCOUNT = AccountId.of("sample", "acme");

    private SampleLines() {}

    /** What a line tells; never throws. */
    static InboundEvent event(String line, Instant receivedAt) {
        try {
            JsonValue json = JsonValue.parse(line);
            return json.get("tweet_id").isMissing() ? own(json, line, receivedAt) : tweet(json, line, receivedAt);
        } catch (JsonProblem notJson) {
            return unsupported("not JSON", line, receivedAt);
        }
    }

    private static InboundEvent own(JsonValue json, String line, Instant receivedAt) {
        String id = json.text("id", "");
        Optional<Instant> at = json.instant("at");
        String kind = json.text("do", "");
        if (!List.of("post", "edit", "delete").contains(kind)) {
            return unsupported("unknown kind", line, receivedAt);
        } else if (id.isEmpty() || at.isEmpty()) {
            return unsupported("no id or time", line, receivedAt);
        }
        return switch (kind) {
            case "edit" -> edited(json, id, at.get());
            case "delete" -> new Deleted(ACCOUNT, id, at.get());
            default -> posted(json, id, at.get());
        };
    }

    private static Edited edited(JsonValue json, String id, Instant at) {
        return new Edited(ACCOUNT, id, at.toString(), json.text("text", ""), List.of(), at, null);
    }

    private static Posted posted(JsonValue json, String id, Instant at) {
        boolean ours = json.bool("ours");
        JsonValue from = json.get("from");
        Author author = from.isMissing()
                ? null
                : Author.of(from.text("id", "?"), from.text("name").orElse(null));
        String parent = json.text("reply_to").orElse(null);
        String counterpart = json.text("with").orElse(null);
        return new Posted(
                ACCOUNT,
                id,
                counterpart == null ? thread(id, parent) : ThreadRef.direct(counterpart, parent),
                counterpart == null ? Visibility.PUBLIC : Visibility.PRIVATE,
                counterpart == null ? kind(parent) : MessageKind.DIRECT_MESSAGE,
                ours,
                author,
                Content.text(json.text("text", "")),
                at,
                permalink(id),
                json.text("key").orElse(null));
    }

    private static InboundEvent tweet(JsonValue json, String line, Instant receivedAt) {
        String id = json.text("tweet_id", "");
        Optional<Instant> at = json.instant("created_at");
        if (id.isEmpty() || at.isEmpty()) {
            return unsupported("no id or time", line, receivedAt);
        }
        String parent =
                json.text("in_response_to_tweet_id").filter(p -> !p.isEmpty()).orElse(null);
        String author = json.text("author_id", "?");
        return new Posted(
                ACCOUNT,
                id,
                thread(id, parent),
                Visibility.PUBLIC,
                kind(parent),
                !json.bool("inbound", true),
                Author.of(author, author),
                Content.text(json.text("text", "")),
                at.get(),
                permalink(id),
                null);
    }

    private static ThreadRef thread(String id, @Nullable String parent) {
        return parent == null ? ThreadRef.root(id) : ThreadRef.childOf(parent, null);
    }

    private static MessageKind kind(@Nullable String parent) {
        return parent == null ? MessageKind.POST : MessageKind.COMMENT;
    }

    static String permalink(String id) {
        return "https://sample.example/posts/" + id;
    }

    private static Unsupported unsupported(String reason, String line, Instant at) {
        return new Unsupported(ACCOUNT, reason, line, at);
    }
}
