package io.threadwell.connector.telegram.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.http.RetryAfter;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What the Bot API's errors mean. There are codes for the great kinds alone; what happened stands in the description, "subject to change"
 * (section "Making requests"): its words are looked for, the first row that fits counts, and what fits none goes by its code.
 * Descriptions are never repeated, only the words that were looked for.
 */
final class TelegramErrors {
    private static final List<Row> ROWS = List.of(
            new Row(400, "business_peer_usage_missing", ReplyWindowClosed::new),
            new Row(400, "business_connection_invalid", PermissionDenied::new),
            new Row(400, "business connection not found", PermissionDenied::new),
            new Row(400, "chat not found", NotFound::new),
            new Row(400, "user not found", NotFound::new),
            new Row(400, "peer_id_invalid", NotFound::new),
            new Row(400, "message to be replied not found", NotFound::new),
            new Row(400, "replied message not found", NotFound::new),
            new Row(400, "message to edit not found", NotFound::new),
            new Row(400, "message to delete not found", NotFound::new),
            new Row(400, "message to react not found", NotFound::new),
            new Row(400, "message to pin not found", NotFound::new),
            new Row(400, "message to unpin not found", NotFound::new),
            new Row(400, "message thread not found", NotFound::new),
            new Row(400, "message not found", NotFound::new),
            new Row(400, "message_id_invalid", NotFound::new),
            new Row(400, "topic_deleted", NotFound::new),
            new Row(400, "invalid file_id", NotFound::new),
            new Row(400, "wrong file_id", NotFound::new),
            new Row(400, "file is temporarily unavailable", NotFound::new),
            new Row(400, "file is too big", InvalidRequest::new),
            new Row(400, "not enough rights", PermissionDenied::new),
            new Row(400, "have no rights", PermissionDenied::new),
            new Row(400, "need administrator rights", PermissionDenied::new),
            new Row(400, "chat_admin_required", PermissionDenied::new),
            new Row(400, "chat_write_forbidden", PermissionDenied::new),
            new Row(400, "group chat was deactivated", PermissionDenied::new),
            new Row(400, "topic_closed", PermissionDenied::new),
            new Row(400, "message can't be deleted", PermissionDenied::new),
            new Row(400, "message can't be edited", InvalidRequest::new),
            new Row(400, "no text in the message to edit", InvalidRequest::new),
            new Row(400, "message is too long", ContentRejected::new),
            new Row(400, "caption is too long", ContentRejected::new),
            new Row(400, "text must be non-empty", ContentRejected::new),
            new Row(400, "message text is empty", ContentRejected::new),
            new Row(400, "failed to get http url content", ContentRejected::new),
            new Row(400, "wrong type of the web page content", ContentRejected::new),
            new Row(400, "wrong file identifier", ContentRejected::new),
            new Row(400, "webpage_", ContentRejected::new),
            new Row(400, "photo_invalid_dimensions", ContentRejected::new),
            new Row(400, "reaction_invalid", PermissionDenied::new),
            new Row(403, "bot was blocked by the user", PermissionDenied::new),
            new Row(403, "user is deactivated", PermissionDenied::new),
            new Row(403, "bot can't initiate conversation", PermissionDenied::new),
            new Row(403, "bot was kicked", PermissionDenied::new),
            new Row(409, "webhook is active", InvalidRequest::new),
            new Row(409, "terminated by other getupdates", Conflict::new));

    private TelegramErrors() {}

    private record Row(int code, String words, Function<String, CareException> meaning) {}

    /** The error for an answer that is not a success. Does not throw it. */
    static CareException of(HttpCall call, HttpAnswer answer, Instant now) {
        JsonValue body = answer.jsonIfAny();
        int code = (int) body.longValue("error_code", answer.status());
        String message = call + " answered " + code;
        if (code == 429 || code == 420) {
            long seconds = body.get("parameters").longValue("retry_after", 0);
            Instant told = seconds > 0
                    ? now.plusSeconds(Math.min(seconds, RetryAfter.CAP.toSeconds()))
                    : RetryAfter.of(answer, now).orElseGet(() -> now.plus(HttpErrors.DEFAULT_WAIT));
            return new RateLimited(message, told);
        }
        String words = words(body);
        for (Row row : ROWS) {
            if (row.code == code && words.contains(row.words)) {
                return row.meaning.apply(message + ": " + row.words);
            }
        }
        return byCode(call, answer, code, message, now);
    }

    /** A token that Telegram does not know is answered with 401, one that has not the form of one with 404. */
    private static CareException byCode(HttpCall call, HttpAnswer answer, int code, String message, Instant now) {
        return switch (code) {
            case 401, 404 -> new ReauthorizationRequired(message + ": the bot's token is not good");
            case 403 -> new PermissionDenied(message);
            case 409 -> new Conflict(message);
            case 413 -> new ContentRejected(message);
            case 400 -> new InvalidRequest(message);
            default ->
                answer.isSuccess()
                        ? new InvalidRequest(message)
                        : HttpErrors.of(call, answer, now, String.valueOf(code));
        };
    }

    /** Whether an answer says that an item is as it should be already. */
    static boolean saysUnchanged(JsonValue body) {
        String words = words(body);
        return words.contains("message is not modified") || words.contains("chat_not_modified");
    }

    private static String words(JsonValue body) {
        return body.text("description", "").toLowerCase(Locale.ROOT);
    }
}
