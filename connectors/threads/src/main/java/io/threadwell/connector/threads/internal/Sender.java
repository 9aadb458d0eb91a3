package io.threadwell.connector.threads.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.meta.Ids;
import io.threadwell.connector.threads.ThreadsConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Answers in two steps: a container is made, and then published (pages "Posts", "Create Replies"). Only the second shows to anybody. An
 * attempt that follows one without a good answer publishes the same container, as long as this process remembers it.
 */
final class Sender implements ReplySender {
    private final Graph graph;
    private final Containers containers;
    private final Quotas quotas;
    private final OwnReplies ownReplies;

    Sender(Graph graph, Containers containers, Quotas quotas) {
        this.graph = graph;
        this.containers = containers;
        this.quotas = quotas;
        this.ownReplies = new OwnReplies(graph);
    }

    @Override
    public SendResult send(AccountContext account, OutboundMessage message) {
        String place = place(message);
        if (message.content().attachments().size() > ThreadsConnector.MOST_MEDIA) {
            throw new ContentRejected("Threads takes " + ThreadsConnector.MOST_MEDIA + " media with a reply");
        }
        String container = containers.ready(account, message, place);
        quotas.reserveReply(account);
        String id = publish(account, container);
        containers.forget(account, message);
        return new SendResult(List.of(id), null, graph.now(), null);
    }

    private String publish(AccountContext account, String container) {
        HttpCall call = HttpCall.post(graph.address(account.account().id().externalId(), "threads_publish"))
                .form(Map.of("creation_id", container))
                .named("publish reply");
        String id;
        try {
            id = Ids.of(graph.call(account, call, Priority.CUSTOMER).get("id"));
        } catch (OutcomeUnknown unknown) {
            throw unknown;
        } catch (NotFound early) {
            quotas.giveBackReply(account);
            throw new Unavailable("Threads does not have the reply's container yet", early);
        } catch (CareException refused) {
            quotas.giveBackReply(account);
            throw refused;
        }
        if (id == null) {
            throw new OutcomeUnknown(call + " was answered without the reply's id");
        }
        return id;
    }

    @Override
    public FindResult<SendResult> find(AccountContext account, OutboundMessage message, Instant since) {
        FindResult<SendResult> found = ownReplies.find(account, message, place(message), since);
        if (found instanceof FindResult.Absent
                && containers
                        .status(account, message)
                        .filter("PUBLISHED"::equals)
                        .isPresent()) {
            return new FindResult.CannotTell<>("the reply was published, but is not among the profile's replies yet");
        }
        return found;
    }

    private static String place(OutboundMessage message) {
        if (message.visibility() != Visibility.PUBLIC) {
            throw new UnsupportedOperation("Threads has no private messages for apps");
        }
        String answered = message.target().message();
        String place = answered != null ? answered : message.target().root();
        if (place == null) {
            throw new InvalidRequest("a reply needs a post or reply that it answers");
        }
        return place;
    }
}
