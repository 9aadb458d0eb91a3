package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer answers, as its server shows it now.
 *
 * @param status absent where nothing is answered, only quoted, or where a private message is gone
 * @param people whom the answer must name
 */
record Answered(@Nullable Status status, Set<String> people) {
    /**
     * Asks for it.
     *
     * @throws NotFound when a public post is gone
     * @throws InvalidRequest when nothing is answered
     */
    static Answered of(Api api, AccountContext account, OutboundMessage message) {
        boolean isPublic = message.visibility() == Visibility.PUBLIC;
        String id = id(message);
        if (id == null) {
            boolean quotes = message.content().attributes().containsKey(ContentAttributes.QUOTES);
            if (isPublic && !quotes) {
                throw new InvalidRequest("a public answer names the post that it answers or quotes");
            }
            return new Answered(null, isPublic ? Set.of() : counterpart(message));
        }
        try {
            return of(account, api, id, isPublic);
        } catch (NotFound gone) {
            if (isPublic) {
                throw gone;
            }
            return new Answered(null, counterpart(message));
        }
    }

    private static Answered of(AccountContext account, Api api, String id, boolean isPublic) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "statuses", id)).named("get what is answered");
        Status status;
        try {
            status = Status.of(account.account().id(), api.read(account, call, Priority.CUSTOMER));
        } catch (Unreadable broken) {
            throw new InvalidRequest(call + " told no post", broken);
        }
        if (isPublic && status.isPrivate()) {
            throw new InvalidRequest("a direct message is answered in private");
        }
        boolean all = status.isPrivate() || status.isOurs();
        return new Answered(
                status, all ? status.others() : Set.of(status.author().externalId()));
    }

    /** What is quoted is not answered as well. */
    private static @Nullable String id(OutboundMessage message) {
        String target = message.target().message();
        return target != null && target.equals(message.content().attributes().get(ContentAttributes.QUOTES))
                ? null
                : target;
    }

    private static Set<String> counterpart(OutboundMessage message) {
        String counterpart = message.target().counterpart();
        if (counterpart == null || Group.is(counterpart)) {
            throw new NotFound("the message is gone that says whom the answer is for");
        }
        return Set.of(counterpart);
    }

    /** The id of what is answered. */
    @Nullable
    String id() {
        return status == null ? null : status.id();
    }
}
