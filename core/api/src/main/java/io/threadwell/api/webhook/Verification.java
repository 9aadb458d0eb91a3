package io.threadwell.api.webhook;

/** What a webhook source thinks of a request. */
public sealed interface Verification {
    /** Accepted, in the way that nearly every vendor takes. */
    Accepted ACKNOWLEDGED = new Accepted(WebhookResponse.of(200, "EVENT_RECEIVED"));

    /**
     * The request is the vendor's: store it and acknowledge.
     *
     * @param answer what to acknowledge it with, once it is stored
     */
    record Accepted(WebhookResponse answer) implements Verification {}

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
        return ACKNOWLEDGED;
    }

    /** Not the vendor's: 401. The reason is for operators and never echoes the request. */
    static Verification unauthorized(String reason) {
        return new Rejected(401, reason);
    }
}
