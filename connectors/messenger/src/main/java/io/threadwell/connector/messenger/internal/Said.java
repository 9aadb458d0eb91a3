package io.threadwell.connector.messenger.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message says (page "messages"), or a button that was pressed (page "messaging_postbacks"). */
final class Said {
    private static final String NOTICE = "(a message of a kind that Messenger does not pass on)";

    private Said() {}

    /** @param quoted the item that it answers */
    static Content of(JsonValue message, @Nullable String quoted) {
        Map<String, String> attributes = new HashMap<>();
        put(attributes, ContentAttributes.QUOTES, quoted);
        put(attributes, ContentAttributes.PAYLOAD, words(message.get("quick_reply"), "payload"));
        put(attributes, MessengerConnector.APP, Ids.of(message.get("app_id")));
        referral(attributes, message.get("referral"));
        List<JsonValue> attached = message.get("attachments").asList();
        List<Attachment> media = Media.of(attached);
        String text = text(message, attached);
        if (text.isEmpty() && media.isEmpty()) {
            String kind = attached.isEmpty() ? "" : words(attached.get(0), "type");
            put(attributes, MessengerConnector.UNSUPPORTED, kind.isEmpty() ? "message" : kind);
            text = NOTICE;
        }
        return new Content(text, media, attributes);
    }

    private static String text(JsonValue message, List<JsonValue> attached) {
        List<String> lines = new ArrayList<>();
        lines.add(words(message, "text"));
        attached.forEach(one -> lines.addAll(Media.words(one)));
        return lines(lines);
    }

    static Content ofPostback(JsonValue postback) {
        Map<String, String> attributes = new HashMap<>();
        String payload = words(postback, "payload");
        put(attributes, ContentAttributes.PAYLOAD, payload);
        referral(attributes, postback.get("referral"));
        String title = words(postback, "title");
        return new Content(title.isEmpty() ? payload : title, List.of(), attributes);
    }

    /** What led the person here: an advertisement, a link with a word of its own, or a product that is asked about. */
    private static void referral(Map<String, String> attributes, JsonValue referral) {
        JsonValue shown = referral.get("ads_context_data");
        String product = words(referral.get("product"), "id");
        put(attributes, ContentAttributes.REFERRAL, words(referral, "source"));
        put(attributes, MessengerConnector.LINK, words(referral, "ref"));
        put(attributes, ContentAttributes.AD, words(referral, "ad_id"));
        put(attributes, MessengerConnector.AD_TITLE, words(shown, "ad_title"));
        put(attributes, MessengerConnector.PRODUCT, product.isEmpty() ? words(shown, "product_id") : product);
    }

    static String words(JsonValue json, String name) {
        return Texts.storable(json.text(name, ""));
    }

    static String lines(List<String> lines) {
        return String.join(
                "\n",
                lines.stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static void put(Map<String, String> attributes, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            attributes.put(name, value);
        }
    }
}
