package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Answers in public: posts with a reference to what they answer.
 *
 * <p>A post's key follows from the message's time and key ({@link RecordKey}). Sending the message again can therefore not make
 * a second post, and whether it is there can be told exactly.
 */
final class PublicReplies {
    private static final int ATTEMPTS = 4;

    private final Repository repository;
    private final Posts posts;
    private final Facets facets;
    private final Images images;
    private final List<String> languages;

    PublicReplies(Repository repository, Posts posts, Facets facets, Images images, List<String> languages) {
        this.repository = repository;
        this.posts = posts;
        this.facets = facets;
        this.images = images;
        this.languages = languages;
    }

    SendResult send(Session session, OutboundMessage message) {
        String text = message.content().text();
        if (!Limits.PUBLIC.allows(text)) {
            throw new ContentRejected("the answer is longer than " + Limits.PUBLIC);
        }
        JsonObject record = record(session, message, target(message));
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AtUri uri = address(session, message, attempt);
            if (repository.putNew(session, uri, record) || isThere(session, uri, message)) {
                return result(session, uri, message);
            }
        }
        throw new InvalidRequest("other posts of ours have all the keys that " + message.id() + " can have");
    }

    FindResult<SendResult> find(Session session, OutboundMessage message) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            AtUri uri = address(session, message, attempt);
            Optional<JsonValue> record = repository.get(session, uri);
            if (record.isEmpty()) {
                return new FindResult.Absent<>();
            }
            if (isSame(record.get().get("value"), message)) {
                return new FindResult.Found<>(result(session, uri, message));
            }
        }
        return new FindResult.Absent<>();
    }

    private static String target(OutboundMessage message) {
        String target = message.target().message();
        if (target == null) {
            throw new InvalidRequest("a public answer names the post that it answers");
        }
        return target;
    }

    private static AtUri address(Session session, OutboundMessage message, int attempt) {
        String key = RecordKey.of(message.createdAt(), message.key(), attempt);
        return new AtUri(session.did(), AtUri.POST, key);
    }

    private boolean isThere(Session session, AtUri uri, OutboundMessage message) {
        return repository
                .get(session, uri)
                .filter(record -> isSame(record.get("value"), message))
                .isPresent();
    }

    private static boolean isSame(JsonValue record, OutboundMessage message) {
        return record.text("text", "").equals(message.content().text())
                && record.text("createdAt", "").equals(message.createdAt().toString())
                && record.at("reply", "parent").text("uri", "").equals(target(message));
    }

    private JsonObject record(Session session, OutboundMessage message, String target) {
        String text = message.content().text();
        JsonObject record = JsonObject.create()
                .put("$type", AtUri.POST)
                .put("text", text)
                .put("createdAt", message.createdAt())
                .put("reply", posts.anchor(session, target).toJson());
        JsonArray marks = facets.of(session, text);
        if (!marks.isEmpty()) {
            record.put("facets", marks);
        }
        List<String> spoken = languages(message);
        if (!spoken.isEmpty()) {
            record.put("langs", spoken);
        }
        if (!message.content().attachments().isEmpty()) {
            record.put("embed", images.embed(session, message.content().attachments()));
        }
        return record;
    }

    private List<String> languages(OutboundMessage message) {
        String named = message.content().attributes().getOrDefault("langs", "");
        return named.isBlank()
                ? languages
                : List.of(named.strip().split("\\s*,\\s*")).stream().limit(3).toList();
    }

    private static SendResult result(Session session, AtUri uri, OutboundMessage message) {
        String profile = session.handle().isEmpty() ? session.did() : session.handle();
        return new SendResult(List.of(uri.toString()), uri.permalink(profile), message.createdAt(), null);
    }
}
