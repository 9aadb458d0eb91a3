package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.error.InvalidRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A comment's external id. Nearly every call about a comment needs its video's id too. */
record CommentId(String video, String comment) {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,25}):([0-9]{1,25})");

    /** @throws InvalidRequest when it is none */
    static CommentId parse(@Nullable String externalId) {
        Matcher parts = FORM.matcher(externalId == null ? "" : externalId);
        if (!parts.matches()) {
            throw new InvalidRequest("not the id of a comment on TikTok");
        }
        return new CommentId(parts.group(1), parts.group(2));
    }

    @Override
    public String toString() {
        return video + ":" + comment;
    }
}
