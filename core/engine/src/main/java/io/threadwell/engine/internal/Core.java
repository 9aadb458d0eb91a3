package io.threadwell.engine.internal;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.host.MediaStore;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.EngineSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What every step works with. Made once by the builder. */
public record Core(
        CareStore store,
        InstantSource clock,
        EngineSettings settings,
        Map<Network, Connector> connectors,
        Map<WorkspaceId, HelpdeskAdapter> helpdesks,
        Map<WorkspaceId, CrmAdapter> crms,
        AccountDirectory accounts,
        Node node,
        News news,
        Counters counters,
        Signals signals,
        @Nullable MediaStore media,
        CrmContexts contexts) {

    private static final int MAX_TRIES = 8;

    /** A change of a workspace, tried again when another writer was in the way; tells the listeners once it is committed. */
    public void change(WorkspaceId workspace, Function<StoreSession, Tell> change) {
        change(workspace, change, told -> told);
    }

    /**
     * As {@link #change(WorkspaceId, Function)}, with a result besides what is to be told.
     *
     * @throws Conflict when other writers were in the way each time
     */
    public <T> T change(WorkspaceId workspace, Function<StoreSession, T> change, Function<T, Tell> told) {
        for (int tries = 1; ; tries++) {
            try {
                T result = store.transact(workspace, change);
                told.apply(result).to(news, workspace);
                return result;
            } catch (Conflict e) {
                if (tries == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    public Instant now() {
        return clock.instant();
    }

    /** The helpdesk of a workspace, where it has one. */
    public @Nullable HelpdeskAdapter helpdesk(WorkspaceId workspace) {
        return helpdesks.get(workspace);
    }

    /** The CRM of a workspace, where it has one. */
    public @Nullable CrmAdapter crm(WorkspaceId workspace) {
        return crms.get(workspace);
    }

    /** An ability of a network's connector, where there is one. */
    public <T> Optional<T> facet(Network network, Class<T> port) {
        Connector connector = connectors.get(network);
        return connector == null ? Optional.empty() : connector.facet(port);
    }

    /** An ability that must be there. */
    public <T> T need(Network network, Class<T> port) {
        return facet(network, port)
                .orElseThrow(() ->
                        new UnsupportedOperation("network " + network + " has no " + port.getSimpleName() + " here"));
    }
}
