package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads posts in whatever view they come: notification, post view or bare record. Never throws. */
final class EventReader {
    /** A device's clock may be off, or a post may have waited on it without a network; more than that is no time. */
    private static final Duration BELIEVED = Duration.ofDays(1);

    private final InstantSource clock;

    EventReader(InstantSource clock) {
        this.clock = clock;
    }

    /** A post as an event, or what cannot be read as unsupported. */
    InboundEvent post(Session session, JsonValue post, MessageKind kind) {
        JsonValue record = Posts.record(post);
        String type = record.text("$type", AtUri.POST);
        Optional<AtUri> address = post.text("uri").flatMap(AtUri::parse);
        if (address.isEmpty()) {
            return unsupported(session, "a post without an address", post);
        }
        if (!type.equals(AtUri.POST) || !record.isObject()) {
            return unsupported(session, "a record of another type than a post", post);
        }
        return posted(session, post, record, address.get(), kind);
    }

    Unsupported unsupported(Session session, String reason, JsonValue raw) {
        return new Unsupported(session.account(), reason, raw.raw(), indexedAt(raw));
    }

    /** When the network took the item; now, where it does not tell. */
    Instant indexedAt(JsonValue item) {
        return item.instant("indexedAt").orElseGet(clock::instant);
    }

    static Optional<Author> author(JsonValue profile) {
        return profile.text("did").map(did -> {
            String handle = profile.text("handle")
                    .filter(known -> !known.equals("handle.invalid"))
                    .orElse(null);
            String name = profile.text("displayName")
                    .filter(given -> !given.isBlank())
                    .map(Texts::storable)
                    .orElse(null);
            return new Author(did, name, handle, "https://bsky.app/profile/" + (handle == null ? did : handle));
        });
    }

    private Posted posted(Session session, JsonValue post, JsonValue record, AtUri address, MessageKind kind) {
        Author author = author(post.get("author")).orElseGet(() -> Author.of(address.authority(), null));
        boolean fromUs = session.isOurs(address.authority());
        String uri =
                fromUs ? new AtUri(session.did(), address.collection(), address.key()).toString() : address.toString();
        String profile = author.handle() == null ? author.externalId() : author.handle();
        return new Posted(
                session.account(),
                uri,
                Threads.of(session, uri, record),
                Visibility.PUBLIC,
                kind,
                fromUs,
                author,
                content(post, record, author.externalId()),
                sentAt(record, post),
                address.permalink(profile),
                null);
    }

    private Content content(JsonValue post, JsonValue record, String author) {
        JsonValue view = post.get("embed");
        Embeds embeds = Embeds.of(view.isMissing() ? record.get("embed") : view, author);
        String text = Texts.storable(record.text("text", ""));
        List<Attachment> attachments = new ArrayList<>(embeds.attachments());
        hiddenLinks(record, text, attachments);
        Map<String, String> attributes = new HashMap<>();
        if (embeds.quote() != null) {
            attributes.put("quote", embeds.quote());
        }
        if (embeds.unknown() != null) {
            attributes.put("embed", embeds.unknown());
        }
        String languages = record.get("langs").asList().stream()
                .flatMap(tag -> tag.text().stream())
                .collect(Collectors.joining(","));
        if (!languages.isEmpty()) {
            attributes.put("langs", languages);
        }
        return new Content(text, attachments, attributes);
    }

    /** Apps show a shortened address in the text and keep the whole one beside it. */
    private static void hiddenLinks(JsonValue record, String text, List<Attachment> attachments) {
        for (JsonValue facet : record.get("facets").elements()) {
            for (JsonValue feature : facet.get("features").elements()) {
                String uri = feature.text("uri", "");
                boolean known = uri.isEmpty()
                        || text.contains(uri)
                        || attachments.stream()
                                .anyMatch(attachment -> attachment.url().equals(uri));
                if (!known) {
                    attachments.add(Attachment.of(Attachment.Kind.LINK, uri));
                }
            }
        }
    }

    private Instant sentAt(JsonValue record, JsonValue post) {
        Instant indexed = indexedAt(post);
        return record.instant("createdAt")
                .filter(created -> !created.isAfter(indexed) && created.isAfter(indexed.minus(BELIEVED)))
                .or(() -> post.get("indexedAt").isMissing()
                        ? record.instant("createdAt").filter(created -> !created.isAfter(indexed))
                        : Optional.empty())
                .orElse(indexed);
    }
}
