package io.threadwell.connector.threads;

import io.threadwell.support.json.JsonObject;
import java.time.Instant;

/** A post or reply at the fake. */
final class FakeItem {
    final String id;
    final String root;
    final String parent;
    final String username;
    final String text;
    final Instant writtenAt;
    String mediaType = "TEXT_POST";
    String approval = "";
    boolean hidden;
    boolean deleted;

    /** @param root empty for a post; then the parent is empty, too */
    FakeItem(String id, String root, String parent, String username, String text, Instant writtenAt) {
        this.id = id;
        this.root = root;
        this.parent = parent;
        this.username = username;
        this.text = text;
        this.writtenAt = writtenAt;
    }

    /** True for what everybody sees. */
    boolean isShown() {
        return !deleted && (approval.isEmpty() || approval.equals("APPROVED"));
    }

    JsonObject json(boolean hasReplies) {
        JsonObject json = JsonObject.create()
                .put("id", id)
                .put("username", username)
                .put("text", text)
                .put("media_type", mediaType)
                .put("permalink", "https://www.threads.net/@" + username + "/post/" + id)
                .put("timestamp", writtenAt.toString().replace("Z", "+0000"))
                .put("has_replies", hasReplies);
        if (!root.isEmpty()) {
            json.put("root_post", JsonObject.create().put("id", root))
                    .put("replied_to", JsonObject.create().put("id", parent))
                    .put("is_reply", true)
                    .put("is_reply_owned_by_me", username.equals(FakeThreads.USERNAME))
                    .put("hide_status", hidden ? "HIDDEN" : "NOT_HUSHED");
        } else if (username.equals(FakeThreads.USERNAME)) {
            json.put("owner", JsonObject.create().put("id", FakeThreads.USER));
        }
        return approval.isEmpty() ? json : json.put("reply_approval_status", approval);
    }
}
