package io.threadwell.engine.internal.apply;

import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.DispositionKind;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.Core;
import java.time.Instant;
import java.util.List;

/** Takes an answer: the message, the event and the command to send it are stored in one transaction before anything goes out. */
public final class Answering {
    private final Core core;
    private final StoreSession session;
    private final CaseBook cases;
    private final Commands commands;

    public Answering(Core core, StoreSession session, CaseBook cases, Commands commands) {
        this.core = core;
        this.session = session;
        this.cases = cases;
        this.commands = commands;
    }

    /**
     * Answers a message of a case. The answer is in the ticket already when it was written in the helpdesk.
     *
     * @param parts of the answer, each a message of its own, in their order
     */
    public List<Message> answer(
            CareCase careCase, Message target, Visibility visibility, Origin origin, Actor actor, List<Content> parts) {
        Instant now = core.now();
        List<Message> answers = parts.stream()
                .map(part -> message(careCase, target, visibility, origin, part, now))
                .toList();
        session.messages().insert(answers);
        if (target.state().disposition().kind() == DispositionKind.OPEN) {
            session.messages()
                    .update(List.of(target.withState(
                            target.state().withDisposition(Disposition.of(DispositionKind.ANSWERED)))));
        }
        CareCase latest = careCase;
        for (Message answer : answers) {
            latest = cases.append(latest, now, actor, new CaseChange.MessageSent(answer.id()));
            commands.reply(target.account(), careCase.id(), answer.id());
            if (origin != Origin.HELPDESK) {
                commands.ticketMessage(careCase.id(), Commands.TICKET_MESSAGE, answer.id());
            }
        }
        return answers;
    }

    private Message message(
            CareCase careCase, Message target, Visibility visibility, Origin origin, Content part, Instant now) {
        MessageKind kind = visibility == Visibility.PRIVATE ? MessageKind.DIRECT_MESSAGE : MessageKind.COMMENT;
        return new Message(
                new MessageId(core.node().nextId()),
                target.account(),
                null,
                MessageType.outbound(origin, visibility, kind),
                new Placement(
                        target.placement().conversation(),
                        careCase.id(),
                        target.externalId(),
                        target.placement().postExternalId()),
                null,
                part,
                MessageTimes.of(now, now),
                null,
                MessageState.outbound(DeliveryStatus.QUEUED));
    }
}
