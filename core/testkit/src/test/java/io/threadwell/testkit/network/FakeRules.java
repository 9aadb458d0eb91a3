package io.threadwell.testkit.network;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.ReplyPolicy.Question;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import io.threadwell.testkit.connector.Answers.Kind;
import io.threadwell.testkit.connector.Answers.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fake network's rules as a table. */
record FakeRules(Instant now) {
    List<Row> table(Set<Capability> can) {
        List<Row> rows = new ArrayList<>();
        Message item = item(Visibility.PUBLIC, now);
        Message deleted = item.withTimes(item.times().deleted(now));
        rows.add(row("a deleted item", Kind.PUBLIC_REPLY, deleted, null, 0, Reason.TARGET_DELETED));
        if (can.contains(Capability.PUBLIC_REPLY)) {
            rows.add(row("a public answer after a year", Kind.PUBLIC_REPLY, old(365, 0), null, 0, null));
        } else {
            rows.add(row("no public answers", Kind.PUBLIC_REPLY, item, null, 0, Reason.NOT_SUPPORTED));
        }
        if (can.contains(Capability.PRIVATE_REPLY)) {
            rows.add(row("a first private reply", Kind.PRIVATE_REPLY, item, null, 0, null));
            rows.add(row("a second one", Kind.PRIVATE_REPLY, item, null, 1, Reason.ALREADY_USED));
            rows.add(row("just within 7 days", Kind.PRIVATE_REPLY, old(7, 1), null, 0, null));
            rows.add(row("just after 7 days", Kind.PRIVATE_REPLY, old(7, -1), null, 0, Reason.WINDOW_CLOSED));
        } else {
            rows.add(row("no private replies", Kind.PRIVATE_REPLY, item, null, 0, Reason.NOT_SUPPORTED));
        }
        Message direct = item(Visibility.PRIVATE, now.minus(Duration.ofDays(9)));
        if (can.contains(Capability.DIRECT_MESSAGE)) {
            Instant dayAgo = now.minus(Duration.ofHours(24));
            rows.add(row("at 23:59:59", Kind.DIRECT_MESSAGE, direct, dayAgo.plusSeconds(1), 0, null));
            rows.add(row("at 24:00:01", Kind.DIRECT_MESSAGE, direct, dayAgo.minusSeconds(1), 0, Reason.WINDOW_CLOSED));
        } else {
            rows.add(row("no messages", Kind.DIRECT_MESSAGE, direct, now, 0, Reason.NOT_SUPPORTED));
        }
        return rows;
    }

    private Message old(int days, int minusSeconds) {
        return item(Visibility.PUBLIC, now.minus(Duration.ofDays(days)).plusSeconds(minusSeconds));
    }

    private Row row(
            String name,
            Kind kind,
            Message target,
            @Nullable Instant lastInbound,
            int privateReplies,
            @Nullable Reason refused) {
        Visibility visibility = kind == Kind.PUBLIC_REPLY ? Visibility.PUBLIC : Visibility.PRIVATE;
        Content draft = Content.text("thank you for your message");
        Message last = lastInbound == null ? null : target.withTimes(MessageTimes.of(lastInbound, lastInbound));
        ChannelAccount account =
                new FakeNetwork(() -> now).page("page-1").context().account();
        Question question = new Question(account, visibility, target, last, privateReplies, 0, draft, now);
        return new Row(name, kind, question, refused);
    }

    private static Message item(Visibility visibility, Instant sentAt) {
        boolean isPublic = visibility == Visibility.PUBLIC;
        return new Message(
                new MessageId(1),
                AccountId.of(FakeNetwork.ID, "page-1"),
                "item-1",
                MessageType.inbound(visibility, isPublic ? MessageKind.COMMENT : MessageKind.DIRECT_MESSAGE),
                Placement.UNKNOWN,
                Author.of("anna", null),
                Content.text("hello"),
                MessageTimes.of(sentAt, sentAt),
                null,
                MessageState.inbound(null));
    }
}
