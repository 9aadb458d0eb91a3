package io.threadwell.connector.threads;

import com.github.tomakehurst.wiremock.http.Request;
import io.threadwell.api.webhook.WebhookRequest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which fields and parameters Meta's reference of the Threads API names for each call; the API refuses others. */
final class Documented {
    private static final Set<String> POST = Set.of(
            "id",
            "media_product_type",
            "media_type",
            "media_url",
            "permalink",
            "owner",
            "username",
            "text",
            "timestamp",
            "shortcode",
            "thumbnail_url",
            "children",
            "is_quote_post",
            "alt_text",
            "link_attachment_url",
            "has_replies",
            "reply_audience",
            "quoted_post",
            "reposted_post",
            "gif_url",
            "is_spoiler_media",
            "text_entities",
            "text_attachment",
            "is_verified",
            "profile_picture_url");
    private static final Set<String> OWN_REPLY = Set.of(
            "id",
            "media_product_type",
            "media_type",
            "media_url",
            "permalink",
            "username",
            "text",
            "timestamp",
            "shortcode",
            "thumbnail_url",
            "children",
            "is_quote_post",
            "has_replies",
            "root_post",
            "replied_to",
            "is_reply",
            "is_reply_owned_by_me",
            "reply_audience");
    private static final Set<String> REPLY = Set.of(
            "id",
            "media_product_type",
            "media_type",
            "media_url",
            "permalink",
            "username",
            "text",
            "timestamp",
            "shortcode",
            "thumbnail_url",
            "children",
            "is_quote_post",
            "has_replies",
            "root_post",
            "replied_to",
            "is_reply",
            "is_reply_owned_by_me",
            "hide_status",
            "reply_audience",
            "quoted_post",
            "reposted_post",
            "gif_url",
            "topic_tag",
            "is_verified",
            "profile_picture_url");
    private static final Set<String> MENTION = Set.of(
            "id",
            "alt_text",
            "gif_url",
            "has_replies",
            "is_quote_post",
            "is_reply",
            "media_product_type",
            "media_type",
            "permalink",
            "shortcode",
            "text",
            "timestamp",
            "username",
            "media_url",
            "poll_attachment",
            "quoted_post",
            "replied_to",
            "reposted_post",
            "root_post",
            "is_verified",
            "profile_picture_url",
            "thumbnail_url",
            "children");
    private static final Set<String> OF_USERS = Set.of("fields", "since", "until", "limit", "before", "after");
    private static final Set<String> OF_ITEMS = Set.of("fields", "reverse", "before", "after");
    private static final Map<String, Set<String>> FORMS = Map.of(
            "threads",
            Set.of(
                    "media_type",
                    "text",
                    "image_url",
                    "video_url",
                    "alt_text",
                    "is_carousel_item",
                    "children",
                    "reply_to_id",
                    "quote_post_id",
                    "reply_control",
                    "link_attachment"),
            "threads_publish",
            Set.of("creation_id"),
            "manage_reply",
            Set.of("hide"),
            "manage_pending_reply",
            Set.of("approve"));

    private Documented() {}

    static boolean allows(Request request, boolean ofUser, String edge) {
        String query = URI.create(request.getUrl()).getRawQuery();
        Map<String, List<String>> given = WebhookRequest.parseQuery(query == null ? "" : query);
        if (request.getMethod().getName().equals("POST")) {
            return given.isEmpty()
                    && FORMS.getOrDefault(edge, Set.of())
                            .containsAll(FakeThreads.form(request).keySet());
        }
        List<String> fields =
                List.of(given.getOrDefault("fields", List.of("id")).get(0).split(","));
        return switch (edge) {
            case "threads" -> OF_USERS.containsAll(given.keySet()) && POST.containsAll(fields);
            case "mentions" -> OF_USERS.containsAll(given.keySet()) && MENTION.containsAll(fields);
            case "replies" ->
                ofUser
                        ? OF_USERS.containsAll(given.keySet()) && OWN_REPLY.containsAll(fields)
                        : OF_ITEMS.containsAll(given.keySet()) && REPLY.containsAll(fields);
            case "conversation" -> OF_ITEMS.containsAll(given.keySet()) && REPLY.containsAll(fields);
            case "pending_replies" ->
                OF_ITEMS.containsAll(given.keySet())
                        && fields.stream()
                                .allMatch(name -> REPLY.contains(name) || name.equals("reply_approval_status"));
            case "threads_publishing_limit" -> fields.equals(List.of("reply_quota_usage", "reply_config"));
            default ->
                fields.stream()
                        .allMatch(name -> POST.contains(name)
                                || REPLY.contains(name)
                                || Set.of("name", "status", "error_message").contains(name));
        };
    }
}
