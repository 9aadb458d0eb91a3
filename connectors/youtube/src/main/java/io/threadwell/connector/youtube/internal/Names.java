package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.InvalidRequest;
import java.util.regex.Pattern;

/** Ids of YouTube's, which go into addresses only in their own form. */
final class Names {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,200}");
    private static final Pattern COMMENT = Pattern.compile("[A-Za-z0-9_-]{1,200}(\\.[A-Za-z0-9_-]{1,200})?");

    private Names() {}

    static boolean isComment(String id) {
        return COMMENT.matcher(id).matches();
    }

    static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    static String comment(String id) {
        if (!isComment(id)) {
            throw new InvalidRequest("not the id of a comment: " + id);
        }
        return id;
    }

    static String video(String id) {
        if (!isId(id)) {
            throw new InvalidRequest("not the id of a video: " + id);
        }
        return id;
    }

    static String channel(AccountContext account) {
        String id = account.account().id().externalId();
        if (!isId(id)) {
            throw new InvalidRequest("not the id of a channel: " + id);
        }
        return id;
    }

    /** Answers are known by the comment at the top and, behind a dot, themselves; only the comment at the top can be answered. */
    static String top(String comment) {
        int dot = comment.indexOf('.');
        return dot < 0 ? comment : comment.substring(0, dot);
    }
}
