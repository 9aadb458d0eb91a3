package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a message says, by its type (pages "messages webhook reference" and those below it). */
final class Said {
    private static final String NOTICE = "(a message of a kind that WhatsApp does not pass on)";

    private Said() {}

    /** @throws Unreadable for a type that is not known here */
    static Content of(JsonValue message) {
        String type = message.text("type", "");
        JsonValue body = message.get(type);
        Map<String, String> attributes = context(message);
        String text = text(type, body, attributes);
        List<Attachment> attachments = type.equals("location") ? Media.place(body) : Media.of(type, body);
        if (Media.KINDS.containsKey(type) && attachments.isEmpty()) {
            // The file cannot be had, as the message's errors say (code 131052): the item stays, and says so.
            attributes.put(WhatsAppConnector.UNSUPPORTED, type);
        }
        return new Content(text, attachments, attributes);
    }

    private static String text(String type, JsonValue body, Map<String, String> attributes) {
        return switch (type) {
            case "text" -> words(body, "body");
            case "image", "video", "document", "audio", "voice", "sticker" -> words(body, "caption");
            case "location" -> lines(words(body, "name"), words(body, "address"));
            case "contacts" -> Cards.of(body);
            case "button" -> {
                put(attributes, ContentAttributes.PAYLOAD, words(body, "payload"));
                yield words(body, "text");
            }
            case "interactive" -> interactive(body, attributes);
            case "order" -> order(body, attributes);
            case "unsupported", "unknown" -> {
                put(attributes, WhatsAppConnector.UNSUPPORTED, Said.named(body, type));
                yield NOTICE;
            }
            default -> throw new Unreadable("is of a type that is not known here");
        };
    }

    private static String named(JsonValue body, String type) {
        String named = words(body, "type");
        return named.isEmpty() ? type : named;
    }

    private static String interactive(JsonValue body, Map<String, String> attributes) {
        String kind = body.text("type", "");
        JsonValue reply = body.get(kind);
        return switch (kind) {
            case "button_reply", "list_reply" -> {
                put(attributes, ContentAttributes.PAYLOAD, words(reply, "id"));
                yield lines(words(reply, "title"), words(reply, "description"));
            }
            case "nfm_reply" -> {
                put(attributes, ContentAttributes.PAYLOAD, words(reply, "name"));
                yield lines(words(reply, "body"), form(reply.text("response_json", "")));
            }
            case "call_permission_reply" -> {
                put(attributes, ContentAttributes.PAYLOAD, kind);
                yield words(reply, "response");
            }
            default -> throw new Unreadable("is an interactive answer that is not known here");
        };
    }

    /** What was filled in, a line for each field; the token is ours and says nothing. */
    private static String form(String json) {
        JsonValue form;
        try {
            form = JsonValue.parse(json);
        } catch (JsonProblem notJson) {
            return "";
        }
        List<String> lines = new ArrayList<>();
        form.fields().forEach((name, value) -> {
            if (!name.equals("flow_token")) {
                lines.add(name + ": " + value.text().orElseGet(value::raw));
            }
        });
        return Texts.storable(String.join("\n", lines));
    }

    private static String order(JsonValue order, Map<String, String> attributes) {
        put(attributes, WhatsAppConnector.PRODUCT, words(order, "catalog_id"));
        List<String> lines = new ArrayList<>();
        lines.add(words(order, "text"));
        for (JsonValue item : order.get("product_items").elements()) {
            lines.add(item.text("quantity", "1") + " x " + words(item, "product_retailer_id") + " "
                    + item.text("item_price", "") + " " + words(item, "currency"));
        }
        return lines(lines.toArray(String[]::new));
    }

    /** What the message answers, quotes or came from. */
    private static Map<String, String> context(JsonValue message) {
        Map<String, String> attributes = new HashMap<>();
        JsonValue context = message.get("context");
        if (context.bool("forwarded") || context.bool("frequently_forwarded")) {
            attributes.put(WhatsAppConnector.FORWARDED, "true");
        }
        put(attributes, WhatsAppConnector.PRODUCT, words(context.get("referred_product"), "product_retailer_id"));
        JsonValue referral = message.get("referral");
        put(attributes, ContentAttributes.REFERRAL, words(referral, "source_type"));
        put(attributes, WhatsAppConnector.CLICK, words(referral, "ctwa_clid"));
        if (referral.text("source_type", "").equals("ad")) {
            put(attributes, ContentAttributes.AD, words(referral, "source_id"));
        }
        return attributes;
    }

    static String words(JsonValue json, String name) {
        return Texts.storable(json.text(name, ""));
    }

    static String lines(String... lines) {
        return String.join(
                "\n",
                List.of(lines).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .toList());
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (!value.isBlank()) {
            attributes.put(name, value);
        }
    }
}
