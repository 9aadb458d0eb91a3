package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Edited;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says what posts are to an account. */
final class Items {
    private Items() {}

    static Posted posted(AccountId us, Status status, ThreadRef thread) {
        return new Posted(
                us,
                status.id(),
                thread,
                status.isPrivate() ? Visibility.PRIVATE : Visibility.PUBLIC,
                kind(status),
                status.isOurs(),
                status.author(),
                new Content(status.text(), status.attachments(), status.attributes()),
                status.at(),
                status.permalink(),
                null);
    }

    private static MessageKind kind(Status status) {
        if (status.isPrivate()) {
            return MessageKind.DIRECT_MESSAGE;
        } else if (status.isOurs()) {
            return status.parent() == null ? MessageKind.POST : MessageKind.COMMENT;
        }
        return status.answersUs() ? MessageKind.COMMENT : MessageKind.MENTION;
    }

    /** The edit that a post is the outcome of; the post's own time where the server does not tell when it was edited. */
    static Edited edited(AccountId us, Status status, ThreadRef thread) {
        Instant at = status.editedAt().orElse(status.at());
        return new Edited(
                us, status.id(), at.toString(), status.text(), status.attachments(), at, posted(us, status, thread));
    }

    /** A post with all that it said before, oldest first (page "StatusEdit"); as it is now where nothing older is told. */
    static List<InboundEvent> withHistory(AccountId us, Status status, ThreadRef thread, JsonValue history) {
        Posted now = posted(us, status, thread);
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue version : history.elements()) {
            Content said =
                    new Content(said(version), files(version), now.content().attributes());
            if (events.isEmpty()) {
                events.add(withContent(now, said));
            } else {
                Instant at = version.instant("created_at").orElse(status.at());
                events.add(new Edited(us, status.id(), at.toString(), said.text(), said.attachments(), at, null));
            }
        }
        return events.isEmpty() ? List.of(now) : List.copyOf(events);
    }

    private static String said(JsonValue version) {
        return Texts.storable(Html.plain(version.text("content", "")));
    }

    private static List<Attachment> files(JsonValue version) {
        return version.get("media_attachments").elements().stream()
                .flatMap(one -> Attachments.read(one).stream())
                .toList();
    }

    private static Posted withContent(Posted item, Content content) {
        return new Posted(
                item.account(),
                item.externalId(),
                item.thread(),
                item.visibility(),
                item.kind(),
                item.fromUs(),
                item.author(),
                content,
                item.sentAt(),
                item.permalink(),
                item.clientKey());
    }
}
