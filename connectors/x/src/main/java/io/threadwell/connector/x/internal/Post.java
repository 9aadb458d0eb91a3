package io.threadwell.connector.x.internal;

import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Author;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A post, whatever way it came.
 *
 * @param id of this version; an edit gives a post a new one
 * @param versions the ids of all its versions, the first one first
 * @param answers where it stands; {@link Answers#NOTHING} for one that begins a thread
 * @param repost it repeats another post and says nothing of its own
 * @param text without the entities that X writes for three characters
 */
record Post(
        String id,
        List<String> versions,
        Answers answers,
        boolean repost,
        String text,
        List<Attachment> media,
        Map<String, String> attributes,
        @Nullable Author author,
        Instant at) {

    /** The id of the first version, by which the post is known: it stays the same through all edits. */
    String name() {
        return versions.isEmpty() ? id : versions.get(0);
    }

    boolean isEdited() {
        return versions.size() > 1 && !id.equals(versions.get(0));
    }

    /**
     * What a post answers.
     *
     * @param conversation the post at the top of the conversation; absent where X does not tell
     * @param parent the post that is answered
     * @param to whose post that is, as far as it is known
     * @param top who wrote the post at the top
     */
    record Answers(
            @Nullable String conversation,
            @Nullable String parent,
            @Nullable String to,
            Whose top) {
        static final Answers NOTHING = new Answers(null, null, null, Whose.UNKNOWN);

        /** The thread of a post that has a name. */
        ThreadRef thread(String name, boolean fromUs) {
            if (parent == null) {
                return ThreadRef.root(name);
            }
            if (conversation == null) {
                return ThreadRef.childOf(parent, null);
            }
            if (parent.equals(conversation)) {
                return top == Whose.OURS
                        ? ThreadRef.rootUnder(name, conversation)
                        : ThreadRef.inThread(conversation, parent, null);
            }
            boolean byParent = top == Whose.OURS || (fromUs && top == Whose.UNKNOWN);
            return byParent ? ThreadRef.childOf(parent, conversation) : ThreadRef.inThread(conversation, parent, null);
        }
    }

    /**
     * Whose the post at the top of a conversation is. Under a post of ours each direct answer begins a conversation of its own; a
     * conversation that somebody else began is one. Where we take part in what is answered, it counts as ours, because the
     * conversation of what is answered is then known.
     */
    enum Whose {
        OURS,
        OTHERS,
        UNKNOWN
    }
}
