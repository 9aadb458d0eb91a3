package io.threadwell.engine.internal.outbox;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.CommandState;
import io.threadwell.api.store.OutboxStore.LaneClaim;
import io.threadwell.api.store.OutboxStore.Next;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Commands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does one command of an account's lane: asks the network's policy, stores that the call goes out, calls, and stores what came of
 * it. A command whose outcome is unknown is looked for first.
 */
final class NetworkCalls {
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Core core;
    private final ReplyRecorder recorder;

    NetworkCalls(Core core, Gates gates) {
        this.core = core;
        this.recorder = new ReplyRecorder(core, gates);
    }

    void work(WorkspaceId workspace, ChannelAccount account, LaneClaim claim) {
        if (claim.commands().isEmpty()) {
            release(workspace, claim, new Next.Idle());
            return;
        }
        Command command = claim.commands().get(0);
        if (account.state() == AccountState.DISCONNECTED) {
            CareException gone = new NotFound("account " + account.id() + " is not connected any more");
            record(workspace, s -> recorder.parked(s, claim, command, Answer.message(s, command), gone));
        } else if (command.name().equals(Commands.NETWORK_MODERATE)
                || command.name().equals(Commands.NETWORK_EDIT)) {
            act(workspace, account, claim, command);
        } else if (command.name().equals(Commands.NETWORK_REPLY)) {
            reply(workspace, account, claim, command);
        } else {
            record(
                    workspace,
                    s -> recorder.parked(
                            s,
                            claim,
                            command,
                            null,
                            new NotFound("this release does not know the command " + command.name())));
        }
    }

    private void reply(WorkspaceId workspace, ChannelAccount account, LaneClaim claim, Command command) {
        Answer answer = core.store().read(workspace, session -> Answer.read(session, command));
        if (answer == null) {
            record(
                    workspace,
                    s -> recorder.parked(
                            s, claim, command, null, new NotFound("the message of the command is not kept any more")));
            return;
        }
        if (answer.message().externalId() != null) {
            record(workspace, s -> recorder.arrived(s, claim, command, answer, null));
            return;
        }
        Duration settling = connector(account).descriptor().limits().settling();
        if (command.state() == CommandState.IN_FLIGHT) {
            Instant sent = Objects.requireNonNullElse(command.attempt().firstSentAt(), core.now());
            record(
                    workspace,
                    s -> recorder.unknown(
                            s, claim, command, sent.plus(settling), "its outcome is not known after a stop"));
        } else if (command.state() == CommandState.UNKNOWN) {
            look(workspace, account, claim, command, answer);
        } else {
            send(workspace, account, claim, command, answer, settling);
        }
    }

    private void send(
            WorkspaceId workspace,
            ChannelAccount account,
            LaneClaim claim,
            Command command,
            Answer answer,
            Duration settling) {
        ReplyVerdict verdict = core.facet(account.id().network(), ReplyPolicy.class)
                .map(policy -> policy.judge(answer.question(account, core.now())))
                .orElse(ReplyVerdict.allowed());
        if (verdict instanceof ReplyVerdict.Refused refused) {
            record(workspace, s -> recorder.refused(s, claim, command, answer, refused));
            return;
        }
        Command flying =
                command.with(CommandState.IN_FLIGHT, Attempts.sent(command.attempt(), "tw" + command.id(), core.now()));
        core.store().transact(workspace, session -> {
            session.outbox().mark(claim.node(), List.of(flying));
            return null;
        });
        core.counters().add(Metric.NETWORK_SENDS);
        try {
            ReplySender sender = core.need(account.id().network(), ReplySender.class);
            SendResult result = sender.send(core.accounts().context(account), answer.outbound());
            record(workspace, s -> recorder.arrived(s, claim, flying, answer, result));
        } catch (OutcomeUnknown e) {
            core.counters().add(Metric.NETWORK_UNKNOWN);
            String reason = String.valueOf(e.getMessage());
            record(workspace, s -> recorder.unknown(s, claim, flying, core.now().plus(settling), reason));
        } catch (CareException e) {
            record(workspace, s -> recorder.failed(s, account, claim, flying, answer, e));
        } catch (RuntimeException e) {
            String reason = "the connector failed: " + e.getClass().getSimpleName();
            record(workspace, s -> recorder.unknown(s, claim, flying, core.now().plus(settling), reason));
        }
    }

    private void look(WorkspaceId workspace, ChannelAccount account, LaneClaim claim, Command command, Answer answer) {
        FindResult<SendResult> look;
        try {
            ReplySender sender = core.need(account.id().network(), ReplySender.class);
            Instant since = Objects.requireNonNullElse(
                            command.attempt().firstSentAt(), answer.message().sentAt())
                    .minus(SKEW);
            look = sender.find(core.accounts().context(account), answer.outbound(), since);
        } catch (RuntimeException e) {
            CareException error = e instanceof CareException known ? known : new Unavailable("the look failed", e);
            record(workspace, s -> recorder.lookFailed(s, account, claim, command, error));
            return;
        }
        if (look instanceof FindResult.Found<SendResult> found && isAnothers(workspace, answer, found.value())) {
            record(workspace, s -> recorder.again(s, claim, command));
        } else if (look instanceof FindResult.Found<SendResult> found) {
            record(workspace, s -> recorder.arrived(s, claim, command, answer, found.value()));
        } else if (look instanceof FindResult.Absent<SendResult>) {
            record(workspace, s -> recorder.again(s, claim, command));
        } else if (look instanceof FindResult.NotYet<SendResult> cut) {
            record(workspace, s -> recorder.unknown(s, claim, command, cut.notBefore(), cut.reason()));
        } else if (look instanceof FindResult.CannotTell<SendResult> unclear) {
            record(
                    workspace,
                    s -> recorder.parked(s, claim, command, answer.message(), new OutcomeUnknown(unclear.reason())));
        }
    }

    /** What was found may be an earlier answer with the same words, which is known already. */
    private boolean isAnothers(WorkspaceId workspace, Answer answer, SendResult found) {
        return core
                .store()
                .read(workspace, session -> session.messages()
                        .byExternalId(
                                answer.message().account(), found.externalIds().subList(0, 1)))
                .stream()
                .anyMatch(known -> !known.id().equals(answer.message().id()));
    }

    /** Moderating and editing are idempotent on the network, so that an unknown outcome is simply tried again. */
    private void act(WorkspaceId workspace, ChannelAccount account, LaneClaim claim, Command command) {
        Message message = core.store().read(workspace, session -> Answer.message(session, command));
        if (message == null || message.externalId() == null) {
            record(
                    workspace,
                    s -> recorder.parked(
                            s, claim, command, null, new NotFound("the item is not known on the network")));
            return;
        }
        String action = command.data().getOrDefault("action", "");
        try {
            act(core.accounts().context(account), message, message.externalId(), action);
            record(workspace, s -> recorder.acted(s, claim, command, message, action));
        } catch (OutcomeUnknown e) {
            record(
                    workspace,
                    s -> recorder.failed(
                            s, account, claim, command, null, new Unavailable("the outcome is not known", e)));
        } catch (CareException e) {
            record(workspace, s -> recorder.failed(s, account, claim, command, null, e));
        }
    }

    private void act(AccountContext context, Message message, String externalId, String action) {
        Network network = context.account().id().network();
        if (action.equals(Commands.EDIT)) {
            core.need(network, MessageEditor.class).edit(context, externalId, message.content());
        } else {
            core.need(network, Moderation.class).apply(context, externalId, Moderation.Action.valueOf(action));
        }
    }

    private Connector connector(ChannelAccount account) {
        return Objects.requireNonNull(core.connectors().get(account.id().network()));
    }

    private void release(WorkspaceId workspace, LaneClaim claim, Next next) {
        core.store().transact(workspace, session -> {
            session.outbox().release(List.of(claim.release(next)));
            return null;
        });
    }

    private void record(WorkspaceId workspace, Function<StoreSession, Tell> outcome) {
        core.change(workspace, outcome);
    }

    /**
     * An answer with what is needed to send it.
     *
     * @param target the message it answers; absent when that is not kept any more
     */
    record Answer(
            Message message, @Nullable Message target, OutboundMessage outbound, Answered before, int privateReplies) {
        static @Nullable Answer read(StoreSession session, Command command) {
            Message message = message(session, command);
            return message == null ? null : AnswerReader.read(session, message);
        }

        static @Nullable Message message(StoreSession session, Command command) {
            MessageId id = TicketPlanner.messageOf(command);
            return id == null
                    ? null
                    : session.messages().byId(List.of(id)).stream().findFirst().orElse(null);
        }

        ReplyPolicy.Question question(ChannelAccount account, Instant now) {
            return new ReplyPolicy.Question(
                    account,
                    message.type().visibility(),
                    target == null ? message : target,
                    before.lastInbound(),
                    privateReplies,
                    before.since(),
                    message.content(),
                    now);
        }
    }
}
