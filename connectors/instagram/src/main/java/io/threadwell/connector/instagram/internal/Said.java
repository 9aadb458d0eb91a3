package io.threadwell.connector.instagram.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a private message says, as webhooks tell it (page "Webhooks", "messages"). Media are linked alone. */
final class Said {
    private static final String NOTICE = "(a message of a kind that Instagram does not pass on)";
    private static final String STORY_MENTION = "story_mention";
    private static final String TEMPLATE = "template";
    private static final Map<String, Kind> KINDS = Map.of(
            "image", Kind.IMAGE,
            "video", Kind.VIDEO,
            "audio", Kind.AUDIO,
            "file", Kind.FILE,
            "ig_reel", Kind.VIDEO,
            "reel", Kind.VIDEO,
            "share", Kind.LINK,
            "post", Kind.LINK,
            "ig_post", Kind.LINK,
            "ig_story", Kind.LINK);

    private Said() {}

    /** @param quoted the message that it answers */
    static Content of(JsonValue message, @Nullable String quoted) {
        Map<String, String> attributes = new HashMap<>();
        Words.put(attributes, ContentAttributes.QUOTES, quoted);
        Words.put(attributes, ContentAttributes.PAYLOAD, Words.of(message.get("quick_reply"), "payload"));
        referral(attributes, message.get("referral"));
        List<Attachment> media = new ArrayList<>();
        String kind = story(message.at("reply_to", "story"), attributes, media);
        for (JsonValue one : message.get("attachments").asList()) {
            String type = Words.of(one, "type");
            Attachment attachment = attachment(one, type);
            if (attachment != null) {
                media.add(attachment);
            }
            if (type.equals(STORY_MENTION)) {
                attributes.put(ContentAttributes.STORY, "mention");
            }
            kind = type;
        }
        String text = text(message);
        boolean hidden = message.bool("is_unsupported") || kind.equals("unsupported_type");
        if (hidden || (text.isEmpty() && media.isEmpty())) {
            attributes.put(InstagramConnector.UNSUPPORTED, kind.isEmpty() ? "message" : kind);
            text = text.isEmpty() ? NOTICE : text;
        }
        return new Content(text, media, attributes);
    }

    /** The words, and those of cards and products, which have no link of their own. */
    private static String text(JsonValue message) {
        List<String> lines = new ArrayList<>();
        lines.add(Words.of(message, "text"));
        for (JsonValue one : message.get("attachments").asList()) {
            JsonValue payload = one.get("payload");
            if (Words.of(one, "type").equals(TEMPLATE)) {
                lines.add(Words.of(payload, "text"));
                cards(lines, payload.get("elements"));
                cards(lines, payload.at("generic", "elements"));
                cards(lines, payload.at("product", "elements"));
            }
        }
        lines.removeIf(String::isBlank);
        return String.join("\n", lines);
    }

    private static void cards(List<String> lines, JsonValue elements) {
        for (JsonValue card : elements.elements()) {
            lines.add(Words.of(card, "title"));
            lines.add(Words.of(card, "subtitle"));
        }
    }

    /** Whoever answers a story answers a picture that ends after a day. */
    private static String story(JsonValue story, Map<String, String> attributes, List<Attachment> media) {
        if (story.isMissing()) {
            return "";
        }
        String id = Ids.of(story.get("id"));
        attributes.put(ContentAttributes.STORY, id == null ? "reply" : id);
        String url = Words.of(story, "url");
        if (!url.isBlank()) {
            media.add(Attachment.of(Kind.OTHER, url));
        }
        return "story";
    }

    private static @Nullable Attachment attachment(JsonValue one, String type) {
        JsonValue payload = one.get("payload");
        String url = payload.text("url", "");
        if (url.isBlank()) {
            return null;
        }
        String title = Words.of(payload, "title");
        return new Attachment(
                KINDS.getOrDefault(type, Kind.OTHER), Texts.storable(url), null, title.isBlank() ? null : title, null);
    }

    static Content ofPostback(JsonValue postback) {
        Map<String, String> attributes = new HashMap<>();
        String payload = Words.of(postback, "payload");
        Words.put(attributes, ContentAttributes.PAYLOAD, payload);
        referral(attributes, postback.get("referral"));
        String title = Words.of(postback, "title");
        return new Content(title.isEmpty() ? payload : title, List.of(), attributes);
    }

    /** What led the person here: an advertisement, a link with a word of its own, or a product that is asked about. */
    private static void referral(Map<String, String> attributes, JsonValue referral) {
        Words.put(attributes, ContentAttributes.REFERRAL, Words.of(referral, "source"));
        Words.put(attributes, InstagramConnector.LINK, Words.of(referral, "ref"));
        Words.put(attributes, ContentAttributes.AD, Words.of(referral, "ad_id"));
        Words.put(attributes, InstagramConnector.PRODUCT, Words.of(referral.get("product"), "id"));
    }
}
