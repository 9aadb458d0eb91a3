package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.support.text.TextSplitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What Messenger takes. Anything for 24 hours after the customer's last message by the network's time; after the first message that an
 * advertisement led to, for up to 7 days of it; a person's answer, with the mark for that, for 7 days (pages "Messenger Platform and IG
 * Messaging API policy", "Message Tags").
 *
 * <p>Assumed: the window of an advertisement has all of its 7 days, since Meta says "up to" and no more; it is known by the message that
 * names the advertisement, when that is what is answered or the customer's last word. Presses of buttons count as messages; reactions
 * and visits by link, which open a window as well, are not known here. Where Messenger's window is shorter, Messenger refuses.
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
        if (question.visibility() == Visibility.PUBLIC) {
            return refused(Reason.NOT_SUPPORTED, "Messenger has private messages alone", Alternative.PRIVATE_REPLY);
        }
        Message target = question.target();
        String quotes = question.draft().attributes().get(ContentAttributes.QUOTES);
        if (target.isDeleted() && quotes != null && quotes.equals(target.externalId())) {
            return refused(Reason.TARGET_DELETED, "the message that it quotes is deleted", Alternative.OTHER_CHANNEL);
        }
        Message last = question.lastInbound() == null ? target : question.lastInbound();
        Instant week = last.isInbound() ? last.sentAt().plus(WEEK) : Instant.MIN;
        boolean byPerson = humanAgent && isByPerson(question.draft());
        Instant until = latest(window(last), latest(window(target), byPerson ? week : Instant.MIN));
        if (question.now().isAfter(until)) {
            return late(humanAgent && !question.now().isAfter(week));
        }
        ReplyVerdict said = content(question);
        return said instanceof Refused ? said : new ReplyVerdict.Allowed(until);
    }

    /** Until when a message is answered without a mark. */
    private static Instant window(Message message) {
        if (!message.isInbound()) {
            return Instant.MIN;
        }
        boolean led = message.content().attributes().containsKey(ContentAttributes.AD);
        return message.sentAt().plus(led ? WEEK : DAY);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Refused late(boolean forPeople) {
        return forPeople
                ? refused(
                        Reason.WINDOW_CLOSED,
                        "Messenger takes answers by people alone when the customer's last message is older than 24 hours",
                        Alternative.HUMAN_AGENT_TAG,
                        Alternative.OTHER_CHANNEL)
                : refused(
                        Reason.WINDOW_CLOSED,
                        "the customer's last message is too old to be answered on Messenger",
                        Alternative.OTHER_CHANNEL);
    }

    private ReplyVerdict content(Question question) {
        Content draft = question.draft();
        List<Attachment> media = draft.attachments();
        if (draft.text().isBlank() && media.isEmpty()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        if (draft.text().length() > MessengerConnector.LONGEST_TEXT) {
            return refused(
                    Reason.TOO_LONG,
                    "the answer is longer than " + MessengerConnector.LONGEST_TEXT + " characters",
                    Alternative.SHORTEN);
        }
        if (!Choices.fit(Choices.of(draft))) {
            return refused(Reason.NOT_SUPPORTED, "Messenger takes 13 ready answers of 20 characters");
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
        List<Content> parts = new ArrayList<>();
        draft.attachments().forEach(one -> parts.add(new Content("", List.of(one), Map.of())));
        if (!draft.text().isBlank()) {
            Content words = new Content(draft.text(), List.of(), Map.of());
            parts.addAll(TextSplitter.parts(words, MessengerConnector.LONGEST_TEXT, String::length));
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
            Content part = parts.get(i);
            parts.set(i, new Content(part.text(), part.attachments(), attributes));
        }
        return List.copyOf(parts);
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                MessengerConnector.LONGEST_TEXT,
                "characters",
                question.draft().text().length());
    }

    static boolean isByPerson(Content draft) {
        return "true".equals(draft.attributes().get(ContentAttributes.BY_PERSON));
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
