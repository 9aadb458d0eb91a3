package io.threadwell.api.inbound;

import org.jspecify.annotations.Nullable;

/**
 * What an item says of the thread it belongs to. The engine derives the conversation from it alone, so that two deliveries
 * can never disagree.
 *
 * @param kind how much the network tells
 * @param key the root item, the parent item, or the counterpart, by {@code kind}
 * @param parent the item that this one answers directly, where the network tells
 * @param post the post that this item stands under. When that post turns out to be a customer's own, everything under it
 *     belongs to its conversation; under a post of ours each root item is a conversation of its own
 */
public record ThreadRef(
        Kind kind,
        String key,
        @Nullable String parent,
        @Nullable String post) {
    /** How much a network tells of an item's thread. */
    public enum Kind {
        /** The root item is known; for the root itself it is its own id. */
        ROOT,
        /** Only the parent is known. The conversation is provisional until the parent is there. */
        CHILD_OF,
        /** A private conversation with one counterpart. */
        DIRECT
    }

    /** The item begins a thread. */
    public static ThreadRef root(String ownId) {
        return new ThreadRef(Kind.ROOT, ownId, null, null);
    }

    /** The item begins a thread under a post. */
    public static ThreadRef rootUnder(String ownId, String post) {
        return new ThreadRef(Kind.ROOT, ownId, post, post);
    }

    /** The item belongs to the thread of a root item that the network names. */
    public static ThreadRef inThread(String root, @Nullable String parent, @Nullable String post) {
        return new ThreadRef(Kind.ROOT, root, parent, post);
    }

    /** The item answers another one, and the network does not say where the thread begins. */
    public static ThreadRef childOf(String parent, @Nullable String post) {
        return new ThreadRef(Kind.CHILD_OF, parent, parent, post);
    }

    /** A private message. */
    public static ThreadRef direct(String counterpart, @Nullable String parent) {
        return new ThreadRef(Kind.DIRECT, counterpart, parent, null);
    }
}
