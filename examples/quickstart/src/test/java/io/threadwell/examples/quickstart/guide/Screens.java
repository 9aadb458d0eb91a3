package io.threadwell.examples.quickstart.guide;

import io.threadwell.api.host.CareListener;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import java.util.function.Consumer;

/** Tells the agents' screens what happened. */
final class Screens implements CareListener {
    private final Consumer<String> push;

    Screens(Consumer<String> push) {
        this.push = push;
    }

    @Override
    public void caseChanged(WorkspaceId workspace, CareCase careCase, CaseEvent event) {
        push.accept("case " + careCase.id() + " is " + careCase.status());
    }

    @Override
    public void parked(WorkspaceId workspace, Command command) {
        push.accept("command " + command.id() + " waits for a person: "
                + command.attempt().reason());
    }

    @Override
    public void accountChanged(ChannelAccount account) {
        push.accept("account " + account.id() + " is " + account.state());
    }
}
