package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.text.Spans;
import io.threadwell.support.text.TextSplitter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Threads takes: public replies, without a window, of limited length, links and media. It has no private messages for apps. */
final class Rules implements ReplyPolicy {
    private static final Pattern BARE =
            Pattern.compile("(?<![\\p{L}\\p{N}@/.])www\\.[^\\s<>\"]*[\\p{L}\\p{N}/]", Pattern.CASE_INSENSITIVE);

    @Override
    public ReplyVerdict judge(Question question) {
        if (question.visibility() == Visibility.PRIVATE) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "Threads has no private messages for apps",
                    Alternative.PUBLIC_REPLY,
                    Alternative.OTHER_CHANNEL);
        }
        if (question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "what it answers is deleted", Alternative.OTHER_CHANNEL);
        }
        return content(question.draft());
    }

    private static ReplyVerdict content(Content draft) {
        if (draft.text().isBlank() && draft.attachments().isEmpty()) {
            return refused(Reason.EMPTY, "the reply is empty");
        }
        if (Length.of(draft.text()) > ThreadsConnector.LONGEST_TEXT) {
            return refused(
                    Reason.TOO_LONG,
                    "the reply is longer than " + ThreadsConnector.LONGEST_TEXT + " characters",
                    Alternative.SHORTEN);
        }
        if (links(draft) > ThreadsConnector.MOST_LINKS) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "a reply takes " + ThreadsConnector.MOST_LINKS + " different links",
                    Alternative.SHORTEN);
        }
        return media(draft.attachments());
    }

    private static ReplyVerdict media(List<Attachment> media) {
        boolean shown = media.stream()
                .allMatch(one -> one.kind() == Attachment.Kind.IMAGE || one.kind() == Attachment.Kind.VIDEO);
        return shown && media.size() <= ThreadsConnector.MOST_MEDIA
                ? ReplyVerdict.allowed()
                : refused(
                        Reason.NOT_SUPPORTED,
                        "a reply takes " + ThreadsConnector.MOST_MEDIA + " images and films, and nothing else");
    }

    /** Different addresses alone count, and such without {@code https://} as well (page "Text Attachments", "How links are counted"). */
    private static int links(Content draft) {
        Set<String> links = new HashSet<>();
        Spans.links(draft.text()).forEach(link -> links.add(link.text()));
        Matcher bare = BARE.matcher(draft.text());
        while (bare.find()) {
            links.add(bare.group());
        }
        return links.size();
    }

    @Override
    public List<Content> parts(Question question) {
        return TextSplitter.parts(question.draft(), ThreadsConnector.LONGEST_TEXT, Length::of);
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                ThreadsConnector.LONGEST_TEXT,
                "characters, emoji as UTF-8 bytes",
                Length.of(question.draft().text()));
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
