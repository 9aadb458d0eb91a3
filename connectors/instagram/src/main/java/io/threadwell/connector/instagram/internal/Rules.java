package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Allowed;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.support.text.TextSplitter;
import io.threadwell.support.text.Utf8;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Instagram takes: a comment below a comment, unless that is hidden or below a broadcast; a private reply to a comment once, within 7
 * days of it, and below a broadcast only while that is on; a private message for 24 hours after the customer's last one, a person's answer
 * with the mark for that for 7 days (pages "IG Comment Replies", "Private Replies", "Messenger Platform and IG Messaging API policy", "Message
 * Tags"). When a broadcast ends is not known here: there Instagram refuses.
 */
final class Rules implements ReplyPolicy {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration WEEK = Duration.ofDays(7);

    private final boolean humanAgent;

    Rules(boolean humanAgent) {
        this.humanAgent = humanAgent;
    }

    @Override
    public ReplyVerdict judge(Question question) {
        Message target = question.target();
        boolean direct = target.type().visibility() == Visibility.PRIVATE;
        if (question.visibility() == Visibility.PUBLIC) {
            return direct
                    ? refused(
                            Reason.NOT_SUPPORTED, "a private message is answered in private", Alternative.PRIVATE_REPLY)
                    : below(question, target);
        }
        ReplyVerdict window = direct ? message(question, target) : privately(question, target);
        if (window instanceof Refused) {
            return window;
        }
        ReplyVerdict said = content(question.draft(), direct);
        return said instanceof Refused ? said : window;
    }

    private static ReplyVerdict below(Question question, Message target) {
        if (target.isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the comment is deleted", Alternative.OTHER_CHANNEL);
        }
        if (isLive(target)) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "Instagram takes no answer below a broadcast, only a private reply while it is on",
                    Alternative.PRIVATE_REPLY);
        }
        if (target.state().hidden()) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "Instagram takes no answer to a hidden comment: show it first",
                    Alternative.PRIVATE_REPLY);
        }
        Content draft = question.draft();
        if (!draft.attachments().isEmpty()) {
            return refused(Reason.NOT_SUPPORTED, "a comment on Instagram is text alone", Alternative.PRIVATE_REPLY);
        }
        if (draft.text().isBlank()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        return characters(draft.text()) > InstagramConnector.LONGEST_COMMENT
                ? tooLong(InstagramConnector.LONGEST_COMMENT, "characters")
                : ReplyVerdict.allowed();
    }

    private static ReplyVerdict privately(Question question, Message target) {
        if (target.isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the comment is deleted", Alternative.OTHER_CHANNEL);
        }
        if (!target.isInbound() || target.type().kind() != MessageKind.COMMENT) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "only customers' comments below our own media can be answered in private",
                    Alternative.PUBLIC_REPLY);
        }
        Alternative instead = isLive(target) ? Alternative.OTHER_CHANNEL : Alternative.PUBLIC_REPLY;
        if (question.privateReplies() > 0) {
            return refused(Reason.ALREADY_USED, "Instagram takes one private reply to a comment", instead);
        }
        Instant until = target.sentAt().plus(WEEK);
        return question.now().isAfter(until)
                ? refused(Reason.WINDOW_CLOSED, "Instagram takes a private reply within 7 days of the comment", instead)
                : new Allowed(until);
    }

    private static boolean isLive(Message comment) {
        return comment.content().attributes().containsKey(InstagramConnector.LIVE);
    }

    private ReplyVerdict message(Question question, Message target) {
        String quotes = question.draft().attributes().get(ContentAttributes.QUOTES);
        if (target.isDeleted() && quotes != null && quotes.equals(target.externalId())) {
            return refused(Reason.TARGET_DELETED, "the message that it quotes is deleted", Alternative.OTHER_CHANNEL);
        }
        Message last = question.lastInbound() == null ? target : question.lastInbound();
        Instant asked = last.isInbound() ? last.sentAt() : target.isInbound() ? target.sentAt() : null;
        if (asked == null) {
            return late(false);
        }
        boolean byPerson = humanAgent && isByPerson(question.draft());
        Instant until = asked.plus(byPerson ? WEEK : DAY);
        if (question.now().isAfter(until)) {
            return late(humanAgent && !question.now().isAfter(asked.plus(WEEK)));
        }
        return new Allowed(until);
    }

    private static Refused late(boolean forPeople) {
        return forPeople
                ? refused(
                        Reason.WINDOW_CLOSED,
                        "Instagram takes answers by people alone when the customer's last message is older than 24 hours",
                        Alternative.HUMAN_AGENT_TAG,
                        Alternative.OTHER_CHANNEL)
                : refused(
                        Reason.WINDOW_CLOSED,
                        "the customer's last message is too old to be answered on Instagram",
                        Alternative.OTHER_CHANNEL);
    }

    private static ReplyVerdict content(Content draft, boolean direct) {
        List<Attachment> media = draft.attachments();
        if (draft.text().isBlank() && media.isEmpty()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        if (Utf8.length(draft.text()) > InstagramConnector.LONGEST_MESSAGE) {
            return tooLong(InstagramConnector.LONGEST_MESSAGE, "bytes");
        }
        if (!direct) {
            return media.isEmpty()
                    ? ReplyVerdict.allowed()
                    : refused(Reason.NOT_SUPPORTED, "a private reply is text alone", Alternative.PUBLIC_REPLY);
        }
        if (!Choices.fit(Choices.of(draft))) {
            return refused(Reason.NOT_SUPPORTED, "Instagram takes 13 ready answers of 20 characters");
        }
        boolean alone = media.isEmpty() || (media.size() == 1 && draft.text().isBlank());
        return alone && media.stream().allMatch(one -> Outgoing.type(one.kind()) != null)
                ? ReplyVerdict.allowed()
                : refused(
                        Reason.NOT_SUPPORTED,
                        "a message is words, or one image, video, sound or file: send them apart");
    }

    /** Each medium by itself, then the words; ready answers stand below the last, and the first quotes. */
    @Override
    public List<Content> parts(Question question) {
        Content draft = question.draft();
        if (question.visibility() == Visibility.PUBLIC) {
            return TextSplitter.parts(draft, InstagramConnector.LONGEST_COMMENT, Rules::characters);
        } else if (question.target().type().visibility() == Visibility.PUBLIC) {
            return List.of(draft);
        }
        List<Content> parts = new ArrayList<>();
        draft.attachments().forEach(one -> parts.add(new Content("", List.of(one), Map.of())));
        if (!draft.text().isBlank()) {
            Content words = new Content(draft.text(), List.of(), Map.of());
            parts.addAll(TextSplitter.parts(words, InstagramConnector.LONGEST_MESSAGE, Utf8::length));
        }
        if (parts.size() <= 1) {
            return List.of(draft);
        }
        for (int i = 0; i < parts.size(); i++) {
            Map<String, String> attributes = new HashMap<>(draft.attributes());
            if (i > 0) {
                attributes.remove(ContentAttributes.QUOTES);
            }
            if (i < parts.size() - 1) {
                attributes.remove(ContentAttributes.QUICK_REPLIES);
            }
            parts.set(i, new Content(parts.get(i).text(), parts.get(i).attachments(), attributes));
        }
        return List.copyOf(parts);
    }

    @Override
    public TextLimit limit(Question question) {
        String text = question.draft().text();
        return question.visibility() == Visibility.PUBLIC
                ? new TextLimit(InstagramConnector.LONGEST_COMMENT, "characters", characters(text))
                : new TextLimit(InstagramConnector.LONGEST_MESSAGE, "bytes", Utf8.length(text));
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    static boolean isByPerson(Content draft) {
        return "true".equals(draft.attributes().get(ContentAttributes.BY_PERSON));
    }

    private static Refused tooLong(int most, String unit) {
        return refused(Reason.TOO_LONG, "the answer is longer than " + most + " " + unit, Alternative.SHORTEN);
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
