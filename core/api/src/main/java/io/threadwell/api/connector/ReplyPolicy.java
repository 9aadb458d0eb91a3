package io.threadwell.api.connector;

import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Visibility;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what the network lets us send now. Pure. */
public interface ReplyPolicy {
    /** Judges one draft at one moment. */
    ReplyVerdict judge(Question question);

    /**
     * Splits a draft that is too long into parts that the network takes, in their order, numbered: at the end of a sentence, else of
     * a word, never inside a link, a mention or a grapheme. What comes with the text goes with the first part.
     *
     * @return the draft alone when it needs no splitting, or when the network takes no more than one answer here
     */
    List<Content> parts(Question question);

    /** How long an answer to this message may be, and how the network counts. */
    TextLimit limit(Question question);

    /**
     * What is asked.
     *
     * @param account the one that would answer
     * @param visibility how the draft would go out
     * @param target the message it answers
     * @param lastInbound the customer's last word in the conversation
     * @param privateReplies how many private replies the target has had already
     * @param answersSince how many private answers went out since the customer's last word
     * @param now the moment of sending
     */
    record Question(
            ChannelAccount account,
            Visibility visibility,
            Message target,
            @Nullable Message lastInbound,
            int privateReplies,
            int answersSince,
            Content draft,
            Instant now) {
        /** When the customer wrote last in the conversation, by the network's time; the target's time where nothing is known. */
        public Instant lastInboundAt() {
            return lastInbound == null ? target.sentAt() : lastInbound.sentAt();
        }

        /** The same question of another draft. */
        public Question withDraft(Content other) {
            return new Question(account, visibility, target, lastInbound, privateReplies, answersSince, other, now);
        }
    }

    /**
     * How long an answer may be.
     *
     * @param most counted in {@code unit}
     * @param unit in words, such as {@code graphemes}
     * @param taken what the draft takes
     */
    record TextLimit(int most, String unit, int taken) {}
}
