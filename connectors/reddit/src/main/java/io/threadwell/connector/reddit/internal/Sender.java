package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.connector.reddit.RedditConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers below posts, comments and private messages, with private messages of their own, and in modmail (API documentation, "POST
 * /api/comment", "POST /api/compose", "POST /api/mod/conversations/:conversation_id").
 */
final class Sender implements ReplySender {
    private final RedditConfig config;
    private final Api api;
    private final Lookups lookups;
    private final Written written;

    Sender(RedditConfig config, Api api, Lookups lookups, Written written) {
        this.config = config;
        this.api = api;
        this.lookups = lookups;
        this.written = written;
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        account.needToken();
        if (!message.content().attachments().isEmpty()) {
            throw new InvalidRequest("Reddit takes no files with an answer");
        }
        Destination to = Destination.of(message);
        return switch (to.way()) {
            case BELOW -> below(account, to.name(), message);
            case MODMAIL -> modmail(account, Optional.ofNullable(to.modmail()).orElseThrow(), message);
            case TO_WRITER -> compose(account, lookups.writer(account, to.name()), message);
            case TO_PERSON -> compose(account, to.name(), message);
        };
    }

    private SendResult below(AccountContext account, String name, OutboundMessage message) {
        HttpCall call = api.comment(name, message.content().text()).named("answer");
        JsonValue answer = api.call(account, call, Priority.CUSTOMER);
        try {
            return result(Thing.of(answer.at("json", "data", "things").at(0)), false);
        } catch (Unreadable broken) {
            throw new OutcomeUnknown(call + " was answered without what was written", broken);
        }
    }

    static SendResult result(Thing thing, boolean beginsConversation) {
        return new SendResult(
                List.of(thing.name()),
                thing.is(Thing.MESSAGE) ? null : thing.permalink(),
                thing.at(),
                beginsConversation ? thing.conversation() : null);
    }

    /** Reddit does not say what became of it: the message is looked for among those that were sent. */
    private SendResult compose(AccountContext account, String person, OutboundMessage message) {
        Instant before = api.now();
        String subject = message.content().attributes().getOrDefault(Attributes.SUBJECT, config.subject());
        HttpCall call = api.post(
                        Api.COMPOSE,
                        Map.of(
                                "to",
                                person,
                                "subject",
                                subject,
                                "text",
                                message.content().text()))
                .named("send message");
        api.call(account, call, Priority.CUSTOMER);
        try {
            FindResult<Thing> look =
                    written.message(account, person, message.content().text(), before);
            if (look instanceof FindResult.Found<Thing> there) {
                return result(there.value(), true);
            }
        } catch (CareException failed) {
            throw new OutcomeUnknown(call + " was taken, and then not found", failed);
        }
        throw new OutcomeUnknown(call + " was taken, and is not to be seen yet");
    }

    /** Never a note among moderators: those do not go out. */
    private SendResult modmail(AccountContext account, ModmailId conversation, OutboundMessage message) {
        String text = message.content().text();
        HttpCall call = api.post(
                        Modmail.path(conversation.conversation()),
                        Map.of(
                                "body",
                                text,
                                "isAuthorHidden",
                                Boolean.toString(config.asSubreddit()),
                                "isInternal",
                                "false"))
                .named("answer modmail");
        JsonValue answer = api.call(account, call, Priority.CUSTOMER);
        return inModmail(account, answer, text, Instant.EPOCH)
                .orElseThrow(() -> new OutcomeUnknown(call + " was answered without what was written"));
    }

    private static Optional<SendResult> inModmail(
            AccountContext account, JsonValue answer, String text, Instant since) {
        try {
            Optional<Posted> ours =
                    ModmailReader.of(account.account().id(), answer).ours(text, since);
            return ours.map(one -> new SendResult(List.of(one.externalId()), one.permalink(), one.sentAt(), null));
        } catch (Unreadable broken) {
            return Optional.empty();
        }
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        Destination to = Destination.of(message);
        String text = message.content().text();
        return switch (to.way()) {
            case BELOW -> found(written.below(account, to.name(), message, since), false);
            case TO_WRITER -> found(written.toWriter(account, to.name(), text, since), true);
            case TO_PERSON -> found(written.message(account, to.name(), text, since), true);
            case MODMAIL -> {
                String id = Optional.ofNullable(to.modmail()).orElseThrow().conversation();
                JsonValue answer = Modmail.conversation(api, account, id, Priority.CUSTOMER);
                yield inModmail(account, answer, text, since.minus(Written.SKEW))
                        .<FindResult<SendResult>>map(FindResult.Found::new)
                        .orElseGet(FindResult.Absent::new);
            }
        };
    }

    private static FindResult<SendResult> found(FindResult<Thing> look, boolean beginsConversation) {
        if (look instanceof FindResult.Found<Thing> there) {
            return new FindResult.Found<>(result(there.value(), beginsConversation));
        } else if (look instanceof FindResult.Absent) {
            return new FindResult.Absent<>();
        }
        return new FindResult.CannotTell<>("what the account wrote since cannot be looked through to the end");
    }
}
