package io.threadwell.testkit.network;

import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.model.AccountId;
import java.time.Instant;

/** An answer of ours that the fake network really posted, whatever it then said of it. */
public record FakePost(AccountId account, OutboundMessage message, SendResult result, Instant at) {
    /** The key that the sender gave the answer. */
    public String key() {
        return message.key();
    }

    public String text() {
        return message.content().text();
    }
}
