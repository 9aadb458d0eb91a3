package io.threadwell.testkit.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.CaseOrigin;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.CommandId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.Lane;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Target;
import io.threadwell.api.store.ThreadKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows to store. */
final class Samples {
    static final Instant T = Instant.parse("2025-03-03T09:00:00.123Z");
    static final AccountId PAGE = AccountId.of("fake", "page-1");
    static final AccountId PAGE_2 = AccountId.of("fake", "page-2");
    static final Target DESK = Target.helpdesk("desk");
    static final Target DESK_2 = Target.helpdesk("desk-2");
    static final Author ANNA = new Author("anna", "Anna Ångström 🙂", "anna.a", "https://example.org/anna");

    private Samples() {}

    static ThreadKey key(String key) {
        return new ThreadKey(PAGE, key);
    }

    static Conversation conversation(long id) {
        return new Conversation(new ConversationId(id), PAGE, Visibility.PUBLIC, "root-" + id, null, null, null);
    }

    static Conversation conversation(long id, @Nullable String post, @Nullable CaseId caseId) {
        return new Conversation(new ConversationId(id), PAGE, Visibility.PUBLIC, "root-" + id, post, caseId, null);
    }

    static ConversationId conversationId(long id) {
        return new ConversationId(id);
    }

    /** Stores a conversation under a key of its own, so that messages can stand in it. */
    static void hold(StoreSession session, Conversation conversation) {
        session.threads().claim(Map.of(new ThreadKey(conversation.account(), conversation.key()), conversation));
    }

    /** Stores conversations 1 to n. */
    static void holdConversations(StoreSession session, int n) {
        for (int id = 1; id <= n; id++) {
            hold(session, conversation(id));
        }
    }

    static Placement in(long conversation, @Nullable Long caseId) {
        CaseId known = caseId == null ? null : new CaseId(caseId);
        return new Placement(new ConversationId(conversation), known, null, null);
    }

    static Message inbound(long id, Placement placement, Instant sentAt) {
        return new Message(
                new MessageId(id),
                PAGE,
                "item-" + id,
                MessageType.inbound(Visibility.PUBLIC, MessageKind.COMMENT),
                placement,
                ANNA,
                Content.text("message " + id),
                MessageTimes.of(sentAt, sentAt.plusSeconds(1)),
                null,
                MessageState.inbound(null));
    }

    static Message outbound(long id, Placement placement, Instant sentAt) {
        return new Message(
                new MessageId(id),
                PAGE,
                null,
                MessageType.outbound(Origin.HELPDESK, Visibility.PUBLIC, MessageKind.COMMENT),
                placement,
                null,
                Content.text("answer " + id),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.outbound(DeliveryStatus.QUEUED));
    }

    static Content richContent() {
        return new Content(
                "Grüße 👩‍👩‍👧 \u202eעברית\n\t'quoted' \"and\" % _ \\ end",
                List.of(
                        new Attachment(
                                Attachment.Kind.IMAGE, "https://example.org/1.png", "image/png", "1.png", "a cat"),
                        Attachment.of(Attachment.Kind.LINK, "https://example.org/?a=1&b=2")),
                Map.of("rating", "5", "empty", "", "odd&=", "a=b&c"));
    }

    static CaseOrigin origin(long conversation, PersonaKey requester) {
        return new CaseOrigin(
                requester.account(), new ConversationId(conversation), new MessageId(1), requester, null, null);
    }

    static CaseEvent opened(long caseId, Instant at) {
        return opened(caseId, at, new PersonaKey(PAGE, "anna"));
    }

    static CaseEvent opened(long caseId, Instant at, PersonaKey requester) {
        CaseChange change = new CaseChange.Opened(origin(1, requester), "case " + caseId, CaseStatus.NEW);
        return new CaseEvent(new CaseId(caseId), 1, at, Actor.customer(requester), change);
    }

    static CaseEvent next(CareCase careCase, Instant at, CaseChange change) {
        return new CaseEvent(careCase.id(), careCase.sequence() + 1, at, Actor.agent("eve"), change);
    }

    /** Opens a case that goes through changes, one a second. */
    static CareCase open(StoreSession session, CaseEvent first, CaseChange... changes) {
        CareCase careCase = CareCase.opened(first);
        session.cases().append(List.of(first), List.of(careCase));
        for (CaseChange change : changes) {
            CaseEvent event = next(careCase, careCase.clock().updatedAt().plusSeconds(1), change);
            careCase = careCase.apply(event);
            session.cases().append(List.of(event), List.of(careCase));
        }
        return careCase;
    }

    static Lane lane(Target target, long caseId) {
        return new Lane(target, new CaseId(caseId));
    }

    static Command command(long id, Lane lane) {
        return command(id, lane, T);
    }

    static Command command(long id, Lane lane, Instant due) {
        return Command.waiting(new CommandId(id), lane, "tell", Map.of("message", "m" + id), due);
    }

    static Command in(CommandState state, Command command) {
        return command.with(state, command.attempt());
    }
}
