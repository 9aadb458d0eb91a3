package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.AccountId;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the thread of a post. A post tells only what it answers; where the thread begins is told by one call (page "statuses API
 * methods", "Get parent and child statuses in context"). Under a post of ours each direct answer begins a conversation of its own.
 */
final class Threads {
    private final Api api;
    private final boolean roots;

    /** @param roots whether to ask where threads begin */
    Threads(Api api, boolean roots) {
        this.api = api;
        this.roots = roots;
    }

    /** What a post itself tells of its thread; empty for a note of ours that nobody else reads. */
    static Optional<ThreadRef> told(Status status) {
        String parent = status.parent();
        if (status.isPrivate()) {
            return status.counterpart().map(counterpart -> ThreadRef.direct(counterpart, parent));
        }
        return Optional.of(parent == null ? ThreadRef.root(status.id()) : ThreadRef.childOf(parent, null));
    }

    /** The thread of a post, asked for where the post does not tell it. */
    Optional<ThreadRef> of(AccountContext account, Status status) {
        Optional<ThreadRef> told = told(status);
        boolean asks = roots && told.isPresent() && told.get().kind() == ThreadRef.Kind.CHILD_OF;
        return asks ? Optional.of(asked(account, status, told.get())) : told;
    }

    private ThreadRef asked(AccountContext account, Status status, ThreadRef told) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "statuses", status.id(), "context"))
                .named("get thread");
        try {
            JsonValue context = api.read(account, call, Priority.NORMAL);
            return within(account.account().id(), status, context.get("ancestors"))
                    .orElse(told);
        } catch (NotFound | PermissionDenied | InvalidRequest notTold) {
            return told;
        }
    }

    /** The thread by what stands above the post; empty where that does not lead to a beginning that we can see. */
    static Optional<ThreadRef> within(AccountId us, Status status, JsonValue ancestors) {
        Map<String, Status> above = new HashMap<>();
        for (JsonValue one : ancestors.elements()) {
            try {
                Status ancestor = Status.of(us, one);
                above.put(ancestor.id(), ancestor);
            } catch (Unreadable broken) {
                return Optional.empty();
            }
        }
        Status below = status;
        Status root = above.remove(status.parent());
        while (root != null && root.parent() != null) {
            below = root;
            root = above.remove(root.parent());
        }
        if (root == null || root.isPrivate()) {
            return Optional.empty();
        }
        return Optional.of(
                root.isOurs()
                        ? ThreadRef.inThread(below.id(), status.parent(), root.id())
                        : ThreadRef.inThread(root.id(), status.parent(), null));
    }
}
