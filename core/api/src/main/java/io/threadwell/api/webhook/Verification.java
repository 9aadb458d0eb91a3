package io.threadwell.api.webhook;

/** What a webhook source thinks of a request. */
public sealed interface Verification {
    /** The request is the vendor's: store it and acknowledge. */
    record Accepted() implements Verification {}

    /** The vendor asks whether we are here; answer with this and store nothing. */
    record Challenge(WebhookResponse answer) implements Verification {}

    /**
     * Not the vendor's, or not to be read.
     *
     * @param status what to answer, such as 401
     * @param reason for operators and counters; never echoes the request
     */
    record Rejected(int status, String reason) implements Verification {}

    /** The request is the vendor's. */
    static Verification accepted() {
        return new Accepted();
    }

    /** Not the vendor's: 401. The reason is for operators and never echoes the request. */
    static Verification unauthorized(String reason) {
        return new Rejected(401, reason);
    }
}
