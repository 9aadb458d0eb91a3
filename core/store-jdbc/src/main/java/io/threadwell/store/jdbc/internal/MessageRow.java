package io.threadwell.store.jdbc.internal;

import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ConversationId;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.Disposition;
import io.threadwell.api.model.DispositionKind;
import io.threadwell.api.model.Facts;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.MessageTimes;
import io.threadwell.api.model.MessageType;
import io.threadwell.api.model.Origin;
import io.threadwell.api.model.Placement;
import io.threadwell.api.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A message as a row. Its attachments are few, so they are kept with it, each a line of facts. */
final class MessageRow {
    private static final String CHANGING = "external_id, direction, origin, visibility, kind,"
            + " conversation, case_id, parent, post, author, author_name, author_handle, author_url,"
            + " body, attachments, attributes, sent_at, received_at, edited_at, deleted_at, permalink,"
            + " status, disposition, disposition_reason, hidden, failure, delivery";

    static final String SELECT = "select m.id, m.account, m." + CHANGING.replace(", ", ", m.") + " from ";
    static final String INSERT =
            "insert into tw_message (" + CHANGING + ", id, workspace, account) values (" + "?, ".repeat(29) + "?)";
    static final String UPDATE =
            "update tw_message set " + CHANGING.replace(",", " = ?,") + " = ? where id = ? and workspace = ?";

    private MessageRow() {}

    /** The columns that can change, then the id. */
    static Args bind(Args a, Message m) {
        a.text(m.externalId());
        a.name(m.type().direction()).name(m.type().origin());
        a.name(m.type().visibility()).name(m.type().kind());
        place(a, m.placement());
        author(a, m.author());
        a.text(m.content().text())
                .text(attachments(m.content().attachments()))
                .facts(m.content().attributes());
        times(a, m.times());
        a.text(m.permalink());
        state(a, m.state());
        return a.number(m.id().value());
    }

    static Message read(Row r) {
        return new Message(
                new MessageId(r.number()),
                r.account(),
                r.maybeText(),
                new MessageType(
                        r.name(Direction.class),
                        r.name(Origin.class),
                        r.name(Visibility.class),
                        r.name(MessageKind.class)),
                new Placement(r.id(ConversationId::new), r.id(CaseId::new), r.maybeText(), r.maybeText()),
                author(r),
                new Content(r.text(), attachments(r.maybeText()), r.facts()),
                new MessageTimes(r.instant(), r.instant(), r.maybeInstant(), r.maybeInstant()),
                r.maybeText(),
                new MessageState(
                        r.name(DeliveryStatus.class),
                        new Disposition(r.name(DispositionKind.class), r.maybeText()),
                        r.flag(),
                        r.maybeText(),
                        r.id(DeliveryId::new)));
    }

    private static void place(Args a, Placement p) {
        a.id(p.conversation(), ConversationId::value)
                .id(p.caseId(), CaseId::value)
                .text(p.parentExternalId())
                .text(p.postExternalId());
    }

    private static void author(Args a, @Nullable Author author) {
        if (author == null) {
            a.text(null).text(null).text(null).text(null);
        } else {
            a.text(author.externalId())
                    .text(author.displayName())
                    .text(author.handle())
                    .text(author.profileUrl());
        }
    }

    private static @Nullable Author author(Row r) {
        String id = r.maybeText();
        String name = r.maybeText();
        String handle = r.maybeText();
        String url = r.maybeText();
        return id == null ? null : new Author(id, name, handle, url);
    }

    private static void times(Args a, MessageTimes t) {
        a.instant(t.sentAt()).instant(t.receivedAt()).instant(t.editedAt()).instant(t.deletedAt());
    }

    private static void state(Args a, MessageState s) {
        a.name(s.status())
                .name(s.disposition().kind())
                .text(s.disposition().reason())
                .flag(s.hidden())
                .text(s.failure())
                .id(s.delivery(), DeliveryId::value);
    }

    private static @Nullable String attachments(List<Attachment> attachments) {
        return attachments.isEmpty()
                ? null
                : attachments.stream()
                        .map(a -> Facts.write(new Facts()
                                .put("kind", a.kind())
                                .put("url", a.url())
                                .put("type", a.contentType())
                                .put("name", a.name())
                                .put("alt", a.altText())
                                .map()))
                        .collect(Collectors.joining("\n"));
    }

    private static List<Attachment> attachments(@Nullable String stored) {
        if (stored == null) {
            return List.of();
        }
        List<Attachment> attachments = new ArrayList<>();
        for (String line : stored.split("\n", -1)) {
            Map<String, String> facts = Facts.read(line);
            attachments.add(new Attachment(
                    kind(facts.get("kind")),
                    Objects.requireNonNullElse(facts.get("url"), ""),
                    facts.get("type"),
                    facts.get("name"),
                    facts.get("alt")));
        }
        return attachments;
    }

    /** A kind that a later version stored is one that this version has no word for. */
    private static Attachment.Kind kind(@Nullable String name) {
        for (Attachment.Kind kind : Attachment.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return Attachment.Kind.OTHER;
    }
}
