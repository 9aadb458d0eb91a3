package io.threadwell.connector.instagram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.connector.meta.Graph;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;

/** Shows that somebody writes or has read (page "Sender Actions"). The sign of writing goes by itself. */
final class Signs implements ConversationSignals {
    private final Graph graph;

    Signs(Graph graph) {
        this.graph = graph;
    }

    @Override
    public void give(AccountContext account, OutboundMessage.Target to, Signal signal) {
        String person = to.counterpart();
        String action =
                switch (signal) {
                    case TYPING -> "TYPING_ON";
                    case SEEN -> "MARK_SEEN";
                    case TAKE_CONTROL, PASS_CONTROL ->
                        throw new UnsupportedOperation("the network has no " + signal.needs() + " here");
                };
        if (person == null) {
            throw new InvalidRequest("a sign on Instagram needs the person whom it is for");
        }
        HttpCall call = HttpCall.post(graph.address("me", "messages"))
                .json(Outgoing.to(person).put("sender_action", action))
                .named("give a sign");
        graph.call(account, call.repeatable(), Priority.CUSTOMER);
    }
}
