package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.connector.ReplyVerdict.Alternative;
import io.threadwell.api.connector.ReplyVerdict.Reason;
import io.threadwell.api.connector.ReplyVerdict.Refused;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.text.Graphemes;
import io.threadwell.support.text.TextSplitter;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What Mastodon takes: no window and no count of answers, only lengths and files. A content warning counts with the text, and so does
 * the name of whom the answer is for, which is put before it.
 */
final class ReplyRules implements ReplyPolicy {
    private static final Set<Attachment.Kind> FILES =
            EnumSet.of(Attachment.Kind.IMAGE, Attachment.Kind.VIDEO, Attachment.Kind.AUDIO);

    @Override
    public ReplyVerdict judge(Question question) {
        boolean isPublic = question.visibility() == Visibility.PUBLIC;
        boolean ofPublic = question.target().type().visibility() == Visibility.PUBLIC;
        if (isPublic && !ofPublic) {
            return refused(Reason.NOT_SUPPORTED, "a direct message is answered in private", Alternative.PRIVATE_REPLY);
        }
        if (ofPublic && question.target().isDeleted()) {
            return refused(Reason.TARGET_DELETED, "the post is deleted", Alternative.OTHER_CHANNEL);
        }
        Content draft = question.draft();
        if (draft.text().isBlank() && draft.attachments().isEmpty()) {
            return refused(Reason.EMPTY, "the answer is empty");
        }
        TextLimit limit = limit(question);
        if (limit.taken() > limit.most()) {
            return refused(
                    Reason.TOO_LONG,
                    "the answer is longer than " + limit.most() + " " + limit.unit(),
                    Alternative.SHORTEN);
        }
        if (isPublic && Status.DIRECT.equals(draft.attributes().get(ContentAttributes.AUDIENCE))) {
            return refused(Reason.NOT_SUPPORTED, "a public answer is not direct", Alternative.PRIVATE_REPLY);
        }
        return files(draft, ServerLimits.of(question.account()).files());
    }

    /** Page "Posting to your profile", "Files". */
    private static ReplyVerdict files(Content draft, int most) {
        List<Attachment> files = draft.attachments();
        boolean known = files.stream().allMatch(file -> FILES.contains(file.kind()));
        boolean images = files.stream().allMatch(file -> file.kind() == Attachment.Kind.IMAGE);
        if (!known || files.size() > most || (!images && files.size() > 1)) {
            return refused(
                    Reason.NOT_SUPPORTED,
                    "an answer takes " + most + " images, or one film, or one sound, and nothing else");
        }
        return ReplyVerdict.allowed();
    }

    @Override
    public List<Content> parts(Question question) {
        int most = ServerLimits.of(question.account()).characters();
        return TextSplitter.parts(question.draft(), most, text -> taken(question, text));
    }

    @Override
    public TextLimit limit(Question question) {
        return new TextLimit(
                ServerLimits.of(question.account()).characters(),
                "characters",
                taken(question, question.draft().text()));
    }

    private static int taken(Question question, String text) {
        int perLink = ServerLimits.of(question.account()).perLink();
        String warning = question.draft()
                .attributes()
                .getOrDefault(
                        ContentAttributes.CONTENT_WARNING,
                        question.target().content().attributes().getOrDefault(ContentAttributes.CONTENT_WARNING, ""));
        String whole =
                Mentions.naming(people(question), text, question.account().id());
        return Lengths.of(whole, perLink) + Graphemes.count(warning);
    }

    private static Set<String> people(Question question) {
        Author author = question.target().author();
        return author == null || !question.target().isInbound() ? Set.of() : Set.of(author.externalId());
    }

    private static Refused refused(Reason reason, String explanation, Alternative... alternatives) {
        return new Refused(reason, explanation, List.of(alternatives));
    }
}
