package io.threadwell.api.webhook;

/**
 * What a host answers.
 *
 * @param contentType of {@code body}
 */
public record WebhookResponse(int status, String contentType, String body) {
    /** A plain text. */
    public static WebhookResponse of(int status, String body) {
        return new WebhookResponse(status, "text/plain; charset=utf-8", body);
    }
}
