package io.threadwell.connector.messenger.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads messages as the Conversations API gives them (page "Graph API Reference: Message") into the same items that webhooks tell. */
final class GraphMessages {
    private static final String NOTICE = "(a message that Facebook does not show)";

    private GraphMessages() {}

    /** @param told counts for a message without a time */
    static InboundEvent event(AccountId page, JsonValue message, Instant told) {
        String id = Ids.of(message.get("id"));
        String from = Ids.of(message.at("from", "id"));
        boolean ours = page.externalId().equals(from);
        String counterpart = ours ? recipient(page, message) : from;
        if (id == null || counterpart == null) {
            return new Unsupported(page, "a polled message without id or person", message.raw(), told);
        }
        return new Posted(
                page,
                Messages.item(id),
                ThreadRef.direct(counterpart, null),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                ours,
                ours ? null : Author.of(counterpart, name(message)),
                content(message),
                message.instant("created_time").orElse(told),
                null,
                null);
    }

    private static @Nullable String recipient(AccountId page, JsonValue message) {
        for (JsonValue to : message.at("to", "data").elements()) {
            String id = Ids.of(to.get("id"));
            if (id != null && !id.equals(page.externalId())) {
                return id;
            }
        }
        return null;
    }

    private static @Nullable String name(JsonValue message) {
        String name = Said.words(message.get("from"), "name");
        return name.isBlank() ? null : name;
    }

    /** What Facebook keeps from us, as it does in Europe, is there without an address. */
    static Content content(JsonValue message) {
        String text = Said.words(message, "message");
        List<Attachment> media = new ArrayList<>();
        add(media, Kind.STICKER, message.text("sticker", ""), null, null);
        for (JsonValue one : message.at("attachments", "data").elements()) {
            attachment(media, one);
        }
        for (JsonValue share : message.at("shares", "data").elements()) {
            add(media, Kind.LINK, share.text("link", ""), null, share.text("name", ""));
        }
        return text.isEmpty() && media.isEmpty()
                ? new Content(NOTICE, List.of(), Map.of(MessengerConnector.UNSUPPORTED, "message"))
                : new Content(text, media, Map.of());
    }

    private static void attachment(List<Attachment> media, JsonValue one) {
        JsonValue image = one.get("image_data");
        String type = one.text("mime_type", "");
        String film = one.get("video_data").text("url", "");
        String picture = image.text("url", "");
        String name = one.text("name", "");
        if (!film.isEmpty()) {
            add(media, Kind.VIDEO, film, type, name);
        } else if (!picture.isEmpty()) {
            add(media, image.bool("render_as_sticker") ? Kind.STICKER : Kind.IMAGE, picture, type, name);
        } else {
            add(media, kind(type), one.text("file_url", ""), type, name);
        }
    }

    private static Kind kind(String type) {
        String family = type.toLowerCase(Locale.ROOT).split("/", 2)[0];
        return switch (family) {
            case "image" -> Kind.IMAGE;
            case "video" -> Kind.VIDEO;
            case "audio" -> Kind.AUDIO;
            default -> Kind.FILE;
        };
    }

    private static void add(
            List<Attachment> media, Kind kind, String url, @Nullable String type, @Nullable String name) {
        if (!url.isBlank() && media.stream().noneMatch(one -> one.url().equals(url))) {
            media.add(new Attachment(kind, Texts.storable(url), word(type), word(name), null));
        }
    }

    private static @Nullable String word(@Nullable String text) {
        return text == null || text.isBlank() ? null : Texts.storable(text);
    }
}
