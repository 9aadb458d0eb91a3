package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.model.Content;
import io.threadwell.connector.meta.GraphList;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Looks into a conversation for an answer of ours. Words are known again; a medium is not, because Facebook serves it under an address of
 * its own: then its echo tells, which has the answer's key.
 */
final class Sent {
    private static final Duration SKEW = Duration.ofSeconds(5);

    private final Conversations conversations;
    private final InstantSource clock;

    Sent(Conversations conversations, InstantSource clock) {
        this.conversations = conversations;
        this.clock = clock;
    }

    FindResult<SendResult> find(AccountContext account, String person, Content content, Instant since) {
        Instant from = since.minus(SKEW);
        GraphList found;
        try {
            found = conversations.with(account, person);
        } catch (PermissionDenied | InvalidRequest | NotFound hidden) {
            return new FindResult.CannotTell<>("Facebook does not show the conversation");
        }
        if (found.items().isEmpty()) {
            return new FindResult.CannotTell<>("Facebook does not have the conversation: look at the page's inbox");
        }
        GraphList messages = GraphList.of(found.items().get(0).get("messages"));
        String page = account.account().id().externalId();
        List<JsonValue> ours = messages.items().stream()
                .filter(one -> page.equals(Ids.of(one.at("from", "id"))))
                .filter(one -> !one.instant("created_time").orElse(from).isBefore(from))
                .toList();
        return content.attachments().isEmpty()
                ? words(content.text(), ours, messages, from)
                : medium(ours, messages, from);
    }

    private FindResult<SendResult> words(String text, List<JsonValue> ours, GraphList messages, Instant from) {
        for (JsonValue one : ours) {
            String id = Ids.of(one.get("id"));
            if (id != null && Texts.same(text, one.text("message", ""))) {
                Instant sentAt = one.instant("created_time").orElseGet(clock::instant);
                return new FindResult.Found<>(new SendResult(List.of(Messages.item(id)), null, sentAt, null));
            }
        }
        return absent(messages, from);
    }

    private static FindResult<SendResult> medium(List<JsonValue> ours, GraphList messages, Instant from) {
        boolean perhaps = ours.stream().anyMatch(one -> one.text("message", "").isBlank());
        return perhaps
                ? new FindResult.CannotTell<>(
                        "a medium went out, and may be this one: its echo tells, or the page's inbox")
                : absent(messages, from);
    }

    /** Only a list that goes back far enough shows that nothing was sent. */
    private static FindResult<SendResult> absent(GraphList messages, Instant from) {
        return messages.after() == null || messages.endsBefore(from)
                ? new FindResult.Absent<>()
                : new FindResult.CannotTell<>("much was written since: look at the page's inbox");
    }
}
