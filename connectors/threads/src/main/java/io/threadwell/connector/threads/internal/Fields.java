package io.threadwell.connector.threads.internal;

/** What is asked of items, by the place that gives them: each takes the fields that its own page names, and refuses others. */
final class Fields {
    private static final String ALL =
            "id,username,text,timestamp,permalink,media_type,media_url,thumbnail_url,children,is_quote_post,has_replies";

    /** Page "Reference: User", {@code GET /{threads-user-id}/threads}. */
    static final String POSTS = ALL + ",owner,alt_text,link_attachment_url,quoted_post,gif_url";

    /** Page "Replies and Conversations", "Retrieve a List of All a User's Replies". */
    static final String OWN_REPLIES = ALL + ",root_post,replied_to,is_reply,is_reply_owned_by_me";

    /** Page "Reference: Reply Management", {@code replies} and {@code conversation}. */
    static final String REPLIES = OWN_REPLIES + ",hide_status,quoted_post,gif_url,topic_tag,is_verified";

    /** Page "Reference: Reply Management", {@code pending_replies}. */
    static final String PENDING = REPLIES + ",reply_approval_status";

    /** Pages "Mentions" and "Webhooks", which says what mentions have. */
    static final String MENTIONS = ALL + ",alt_text,gif_url,quoted_post,is_reply,replied_to,root_post,is_verified";

    /** Pages "Media Retrieval" and "Replies and Conversations". */
    static final String ITEM = POSTS + ",is_reply,replied_to,root_post";

    /** What an answer of ours is known by. */
    static final String LOOK = "id,text,timestamp,permalink,replied_to";

    private Fields() {}
}
