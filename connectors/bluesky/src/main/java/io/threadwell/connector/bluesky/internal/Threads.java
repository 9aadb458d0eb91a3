package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.support.json.JsonValue;
import java.util.Optional;

/**
 * Says to which thread a post belongs. Under a post of somebody else the thread is the root's, as the post itself names it.
 * Under a post of ours each direct answer begins a conversation of its own, and what is deeper belongs to that of its parent.
 */
final class Threads {
    private Threads() {}

    static ThreadRef of(Session session, String uri, JsonValue record) {
        Optional<String> parent = record.at("reply", "parent").text("uri").map(found -> canonical(session, found));
        Optional<String> root = record.at("reply", "root").text("uri").map(found -> canonical(session, found));
        if (parent.isEmpty()) {
            return ThreadRef.root(uri);
        }
        if (root.isEmpty()) {
            return ThreadRef.childOf(parent.get(), null);
        }
        if (!isOurs(session, root.get())) {
            return ThreadRef.inThread(root.get(), parent.get(), null);
        }
        return parent.equals(root) ? ThreadRef.rootUnder(uri, root.get()) : ThreadRef.childOf(parent.get(), root.get());
    }

    static boolean isOurs(Session session, String uri) {
        return AtUri.parse(uri).map(AtUri::authority).filter(session::isOurs).isPresent();
    }

    /** An address may name us by our handle; the key of a thread must not depend on that. */
    private static String canonical(Session session, String uri) {
        return AtUri.parse(uri)
                .filter(address -> session.isOurs(address.authority()))
                .map(address -> new AtUri(session.did(), address.collection(), address.key()).toString())
                .orElse(uri);
    }
}
