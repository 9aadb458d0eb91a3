package io.threadwell.engine.internal.outbox;

import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Conversation;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.api.store.Target;
import io.threadwell.api.store.ThreadKey;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Ids;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.CaseBook;
import io.threadwell.engine.internal.apply.Commands;
import io.threadwell.engine.internal.timers.TokenKeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores what became of a command of an account's lane, with all its effects in one transaction. */
final class ReplyRecorder {
    private static final Logger log = LoggerFactory.getLogger(ReplyRecorder.class);
    private static final Duration AFTER_REFRESH = Duration.ofSeconds(2);

    private final Core core;
    private final Gates gates;

    ReplyRecorder(Core core, Gates gates) {
        this.core = core;
        this.gates = gates;
    }

    /** The answer is on the network; {@code result} is absent when its echo told us. */
    Tell arrived(
            StoreSession session,
            LaneClaim claim,
            Command command,
            NetworkCalls.Answer answer,
            @Nullable SendResult result) {
        Message message =
                session.messages().byId(List.of(answer.message().id())).get(0);
        CaseBook cases = new CaseBook(session.cases());
        if (result != null) {
            Message sent = message.externalId() == null
                    ? message.withExternalId(result.externalIds().get(0))
                            .withTimes(MessageTimes.of(
                                    result.sentAt(), message.times().receivedAt()))
                            .withPermalink(result.permalink())
                    : message;
            sent = sent.withState(sent.state().reached(DeliveryStatus.SENT, null));
            if (result.counterpart() != null) {
                sent = moveToPrivate(session, cases, sent, result.counterpart());
            }
            session.messages().update(List.of(sent));
        }
        core.counters().add(Metric.NETWORK_SENT);
        tellCrm(session, cases, message, answer.target());
        finish(session, claim, command, CommandState.DONE, null);
        cases.flush();
        return new Tell(List.of(), cases.told());
    }

    private void tellCrm(StoreSession session, CaseBook cases, Message sent, @Nullable Message target) {
        CareCase careCase = cases.current(sent.placement().caseId());
        if (careCase != null) {
            PersonaKey answered = target == null ? null : target.persona();
            Commands commands = new Commands(core, session.workspace());
            commands.interaction(
                    careCase.id(),
                    sent.id(),
                    answered == null ? careCase.origin().requester() : answered);
            session.outbox().enqueue(commands.made());
        }
    }

    /** A private answer to a public item begins or goes on with a private conversation, which belongs to the same case. */
    private Message moveToPrivate(StoreSession session, CaseBook cases, Message sent, String counterpart) {
        ThreadKey key = new ThreadKey(sent.account(), "d:" + counterpart);
        Conversation proposal = new Conversation(
                new ConversationId(core.node().nextId()),
                sent.account(),
                Visibility.PRIVATE,
                counterpart,
                null,
                sent.placement().caseId(),
                null);
        Conversation direct = Objects.requireNonNull(
                session.threads().claim(Map.of(key, proposal)).get(key));
        CareCase careCase = cases.current(sent.placement().caseId());
        if (careCase != null && (direct.id().equals(proposal.id()) || direct.caseId() == null)) {
            if (direct.caseId() == null) {
                session.threads().update(List.of(direct.withCase(careCase.id())));
            }
            cases.append(careCase, core.now(), Actor.SYSTEM, new CaseChange.ConversationAttached(direct.id()));
        }
        return sent.withPlacement(
                sent.placement().inConversation(direct.id(), sent.placement().caseId()));
    }

    Tell unknown(StoreSession session, LaneClaim claim, Command command, Instant lookAfter, String reason) {
        Command unknown = command.with(
                CommandState.UNKNOWN, Attempts.because(Attempts.due(command.attempt(), lookAfter), reason));
        session.outbox().mark(claim.node(), List.of(unknown));
        release(session, claim, new Next.At(lookAfter));
        return Tell.NOTHING;
    }

    /** It certainly is not there: it may go once more. */
    Tell again(StoreSession session, LaneClaim claim, Command command) {
        Command free = command.with(
                CommandState.RETRY_AT, Attempts.free(command.attempt(), core.now(), "it was not on the network"));
        session.outbox().mark(claim.node(), List.of(free));
        release(session, claim, new Next.At(core.now()));
        return Tell.NOTHING;
    }

    Tell lookFailed(
            StoreSession session, ChannelAccount account, LaneClaim claim, Command command, CareException error) {
        if (error instanceof Permanent) {
            return parked(session, claim, command, null, error);
        }
        Instant due = retryAt(session, account, command, error);
        return unknown(session, claim, command, due, String.valueOf(error.getMessage()));
    }

    Tell failed(
            StoreSession session,
            ChannelAccount account,
            LaneClaim claim,
            Command command,
            NetworkCalls.@Nullable Answer answer,
            CareException error) {
        boolean tooLong = core.now()
                .isAfter(Ids.madeAt(command.id().value()).plus(core.settings().giveUpAfter()));
        boolean waitsForPerson = error instanceof ReauthorizationRequired;
        if (error instanceof Permanent || (tooLong && !waitsForPerson)) {
            Command over = command.with(command.state(), Attempts.free(command.attempt(), core.now(), null));
            return parked(session, claim, over, answer == null ? null : answer.message(), error);
        }
        Instant due = retryAt(session, account, command, error);
        core.counters().add(Metric.NETWORK_RETRIED);
        Command free = command.with(CommandState.RETRY_AT, Attempts.free(command.attempt(), due, error.getMessage()));
        session.outbox().mark(claim.node(), List.of(free));
        release(session, claim, new Next.At(due));
        return Tell.NOTHING;
    }

    private Instant retryAt(StoreSession session, ChannelAccount account, Command command, CareException error) {
        if (error instanceof RateLimited limited) {
            gates.close(session.workspace(), Target.account(account.id()), limited.until(), "the quota is used up");
            return limited.until();
        }
        if (error instanceof ReauthorizationRequired) {
            session.timers().set(List.of(TokenKeeper.refreshNow(account.id(), core.now())));
            return core.now().plus(AFTER_REFRESH);
        }
        return core.now().plus(Attempts.backoff(command.attempt().count()));
    }

    Tell refused(
            StoreSession session,
            LaneClaim claim,
            Command command,
            NetworkCalls.Answer answer,
            ReplyVerdict.Refused refused) {
        String reason = refused.reason() + ": " + refused.explanation()
                + (refused.alternatives().isEmpty() ? "" : " Instead: " + refused.alternatives());
        CareException error = refused.reason() == ReplyVerdict.Reason.TOO_LONG
                ? new ContentRejected(reason)
                : new ReplyWindowClosed(reason);
        return parked(session, claim, command, answer.message(), error);
    }

    /** Gives up for now: the command waits for a person, the case shows it, and the agent's ticket is told. */
    Tell parked(
            StoreSession session, LaneClaim claim, Command command, @Nullable Message message, CareException error) {
        String reason = String.valueOf(error.getMessage());
        CaseBook cases = new CaseBook(session.cases());
        if (!command.name().equals(Commands.NETWORK_REPLY)) {
            moderationStopped(cases, claim, command, reason);
        } else if (message != null) {
            answerStopped(session, cases, message, error);
        }
        Command parked = finish(session, claim, command, CommandState.PARKED, reason);
        cases.flush();
        core.counters().add(Metric.NETWORK_PARKED);
        log.warn(
                "command {} of case {} is parked: {}",
                command.id(),
                claim.lane().caseId(),
                reason);
        return new Tell(List.of(), cases.told(), List.of(parked));
    }

    private void answerStopped(StoreSession session, CaseBook cases, Message message, CareException error) {
        String reason = String.valueOf(error.getMessage());
        Message stored = session.messages().byId(List.of(message.id())).get(0);
        session.messages().update(List.of(stored.withState(stored.state().reached(DeliveryStatus.FAILED, reason))));
        CareCase careCase = cases.current(stored.placement().caseId());
        if (careCase != null) {
            cases.append(careCase, core.now(), Actor.SYSTEM, new CaseChange.DeliveryStopped(stored.id(), reason));
            if (stored.type().origin() == Origin.HELPDESK) {
                tellTicket(session, careCase, error);
            }
        }
    }

    private void moderationStopped(CaseBook cases, LaneClaim claim, Command command, String reason) {
        CareCase careCase = cases.current(claim.lane().caseId());
        MessageId message = TicketPlanner.messageOf(command);
        if (careCase != null && message != null) {
            String action = command.data().getOrDefault("action", "");
            cases.append(careCase, core.now(), Actor.SYSTEM, new CaseChange.ModerationStopped(message, action, reason));
        }
    }

    private void tellTicket(StoreSession session, CareCase careCase, CareException error) {
        String what = error instanceof OutcomeUnknown
                ? "Nobody can tell whether your last answer reached the customer. "
                : "Your last answer did not reach the customer. ";
        Commands commands = new Commands(core, session.workspace());
        commands.ticket(careCase.id(), Commands.TICKET_NOTE, Map.of("text", what + error.getMessage()));
        session.outbox().enqueue(commands.made());
    }

    /** An item was moderated, or an answer edited. */
    Tell acted(StoreSession session, LaneClaim claim, Command command, Message message, String action) {
        CaseBook cases = new CaseBook(session.cases());
        boolean hides = action.equals(Moderation.Action.HIDE.name());
        if (hides || action.equals(Moderation.Action.UNHIDE.name())) {
            Message stored = session.messages().byId(List.of(message.id())).get(0);
            session.messages().update(List.of(stored.withState(stored.state().withHidden(hides))));
        }
        CareCase careCase = cases.current(message.placement().caseId());
        if (careCase != null) {
            cases.append(careCase, core.now(), Actor.SYSTEM, new CaseChange.Moderated(message.id(), action));
        }
        finish(session, claim, command, CommandState.DONE, null);
        cases.flush();
        core.counters().add(Metric.NETWORK_MODERATED);
        return new Tell(List.of(), cases.told());
    }

    private Command finish(
            StoreSession session, LaneClaim claim, Command command, CommandState state, @Nullable String reason) {
        Command finished = command.with(state, Attempts.because(command.attempt(), reason));
        session.outbox().mark(claim.node(), List.of(finished));
        release(session, claim, claim.more() ? new Next.At(core.now()) : new Next.Idle());
        return finished;
    }

    private void release(StoreSession session, LaneClaim claim, Next next) {
        session.outbox().release(List.of(claim.release(next)));
    }
}
