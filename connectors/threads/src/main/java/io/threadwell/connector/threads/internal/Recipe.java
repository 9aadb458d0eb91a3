package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.ContentAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a container is made of (page "Reference: Publishing", {@code POST /{threads-user-id}/threads}). */
final class Recipe {
    private Recipe() {}

    /** An answer with one medium or none. */
    static Map<String, String> single(OutboundMessage message, String place) {
        List<Attachment> media = message.content().attachments();
        Map<String, String> recipe = new LinkedHashMap<>();
        if (media.isEmpty()) {
            recipe.put("media_type", "TEXT");
        } else {
            medium(recipe, media.get(0));
        }
        return answering(recipe, message, place);
    }

    /** One medium of several. */
    static Map<String, String> part(Attachment medium) {
        Map<String, String> recipe = new LinkedHashMap<>();
        medium(recipe, medium);
        recipe.put("is_carousel_item", "true");
        return recipe;
    }

    /** An answer with several media. */
    static Map<String, String> carousel(OutboundMessage message, String place, String children) {
        Map<String, String> recipe = new LinkedHashMap<>();
        recipe.put("media_type", "CAROUSEL");
        recipe.put("children", children);
        return answering(recipe, message, place);
    }

    private static Map<String, String> answering(Map<String, String> recipe, OutboundMessage message, String place) {
        if (!message.content().text().isEmpty()) {
            recipe.put("text", message.content().text());
        }
        recipe.put("reply_to_id", place);
        String quoted = message.content().attributes().get(ContentAttributes.QUOTES);
        if (quoted != null) {
            recipe.put("quote_post_id", quoted);
        }
        return recipe;
    }

    private static void medium(Map<String, String> recipe, Attachment medium) {
        switch (medium.kind()) {
            case IMAGE -> {
                recipe.put("media_type", "IMAGE");
                recipe.put("image_url", medium.url());
            }
            case VIDEO -> {
                recipe.put("media_type", "VIDEO");
                recipe.put("video_url", medium.url());
            }
            default -> throw new ContentRejected("Threads takes images and films, not " + medium.kind());
        }
        String described = medium.altText();
        if (described != null && !described.isBlank()) {
            recipe.put("alt_text", described);
        }
    }
}
