package io.threadwell.connector.instagram.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages as the Conversations API gives them (page "Get Conversations") into the same items that webhooks tell. */
final class GraphMessages {
    /** What the connector asks for of each message. */
    static final String FIELDS = "id,created_time,from,to,message,attachments,shares,story,is_unsupported";

    private static final String NOTICE = "(a message that Instagram does not show)";

    private GraphMessages() {}

    /** @param told counts for a message without a time */
    static InboundEvent event(AccountId account, JsonValue message, Instant told) {
        String id = Ids.of(message.get("id"));
        String from = Ids.of(message.at("from", "id"));
        boolean ours = account.externalId().equals(from);
        JsonValue person = ours ? recipient(account, message) : message.get("from");
        String counterpart = Ids.of(person.get("id"));
        if (id == null || counterpart == null) {
            return new Unsupported(account, "a polled message without id or person", message.raw(), told);
        }
        return new Posted(
                account,
                id,
                ThreadRef.direct(counterpart, null),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                ours,
                ours ? null : new Author(counterpart, null, Words.orNull(person, "username"), null),
                content(message),
                message.instant("created_time").orElse(told),
                null,
                null);
    }

    private static JsonValue recipient(AccountId account, JsonValue message) {
        for (JsonValue to : message.at("to", "data").elements()) {
            String id = Ids.of(to.get("id"));
            if (id != null && !id.equals(account.externalId())) {
                return to;
            }
        }
        return JsonValue.missing();
    }

    private static Content content(JsonValue message) {
        String text = Words.of(message, "message");
        List<Attachment> media = new ArrayList<>();
        Map<String, String> attributes = new HashMap<>();
        for (JsonValue one : message.at("attachments", "data").elements()) {
            add(media, Kind.VIDEO, one.at("video_data", "url"));
            add(media, Kind.IMAGE, one.at("image_data", "url"));
            add(media, Kind.FILE, one.get("file_url"));
        }
        for (JsonValue share : message.at("shares", "data").elements()) {
            add(media, Kind.LINK, share.get("link"));
        }
        JsonValue story = message.get("story");
        if (story.isObject()) {
            JsonValue reply = story.get("reply_to");
            String id = Ids.of(reply.get("id"));
            attributes.put(ContentAttributes.STORY, reply.isMissing() ? "mention" : id == null ? "reply" : id);
            add(media, Kind.OTHER, (reply.isMissing() ? story.get("mention") : reply).get("link"));
        }
        if (text.isEmpty() && media.isEmpty()) {
            return new Content(NOTICE, List.of(), Map.of(InstagramConnector.UNSUPPORTED, "message"));
        }
        return new Content(text, media, attributes);
    }

    private static void add(List<Attachment> media, Kind kind, JsonValue link) {
        String url = link.text().orElse("");
        if (!url.isBlank() && media.stream().noneMatch(one -> one.url().equals(url))) {
            media.add(Attachment.of(kind, url));
        }
    }

    /** True for a message of ours. */
    static boolean isOurs(AccountId account, JsonValue message) {
        return account.externalId().equals(Ids.of(message.at("from", "id")));
    }

    static @Nullable String id(JsonValue message) {
        return Ids.of(message.get("id"));
    }
}
