package io.threadwell.connector.x.internal;

import io.threadwell.support.http.HttpCall;

/** Says which fields of posts and messages are wanted (pages "Fields" and "Expansions"). */
final class Query {
    private static final String USERS = "id,name,public_metrics,username,verified";
    private static final String MEDIA = "alt_text,media_key,preview_image_url,type,url,variants";

    private static final String POST =
            "attachments,conversation_id,created_at,entities,id,lang,note_post,text,withheld";
    private static final String POST_EXPANSIONS =
            "attachments.media_keys,author_id,edit_history_post_ids,in_reply_to_user_id,referenced_posts";

    private static final String TWEET =
            "attachments,author_id,conversation_id,created_at,edit_history_tweet_ids,entities,id,"
                    + "in_reply_to_user_id,lang,note_tweet,referenced_tweets,text,withheld";
    private static final String TWEET_EXPANSIONS = "attachments.media_keys,author_id,referenced_tweets.id";

    private static final String MESSAGE = "attachments,created_at,dm_conversation_id,entities,event_type,id,text";
    private static final String MESSAGE_EXPANSIONS = "attachments.media_keys,referenced_posts,sender_id";

    private static final String FORMER_MESSAGE = MESSAGE + ",referenced_tweets,sender_id";
    private static final String FORMER_MESSAGE_EXPANSIONS = "attachments.media_keys,referenced_tweets.id,sender_id";

    private final boolean tweetFieldNames;

    Query(boolean tweetFieldNames) {
        this.tweetFieldNames = tweetFieldNames;
    }

    HttpCall posts(HttpCall call) {
        return tweetFieldNames
                ? tweets(call)
                : call.query("post.fields", POST)
                        .query("expansions", POST_EXPANSIONS)
                        .query("user.fields", USERS)
                        .query("media.fields", MEDIA);
    }

    /** By the names of before, which the filtered stream still has. */
    static HttpCall tweets(HttpCall call) {
        return call.query("tweet.fields", TWEET)
                .query("expansions", TWEET_EXPANSIONS)
                .query("user.fields", USERS)
                .query("media.fields", MEDIA);
    }

    HttpCall messages(HttpCall call) {
        return call.query("dm_event.fields", tweetFieldNames ? FORMER_MESSAGE : MESSAGE)
                .query("expansions", tweetFieldNames ? FORMER_MESSAGE_EXPANSIONS : MESSAGE_EXPANSIONS)
                .query("user.fields", USERS)
                .query("media.fields", MEDIA);
    }
}
