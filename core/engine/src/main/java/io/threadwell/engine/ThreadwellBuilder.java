package io.threadwell.engine;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketChange;
import io.threadwell.api.host.CareListener;
import io.threadwell.api.host.MediaStore;
import io.threadwell.api.host.SecretSource;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.webhook.WebhookSource;
import io.threadwell.engine.internal.AccountDirectory;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Counters;
import io.threadwell.engine.internal.CrmContexts;
import io.threadwell.engine.internal.News;
import io.threadwell.engine.internal.Node;
import io.threadwell.engine.internal.Runner;
import io.threadwell.engine.internal.Signals;
import io.threadwell.engine.internal.intake.Endpoint;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Threadwell}. Not thread-safe. Only a store is required. */
public final class ThreadwellBuilder {
    private static final Pattern ENDPOINT = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private record Wanted(
            String endpoint,
            @Nullable Network network,
            @Nullable WorkspaceId workspace,
            String secretName) {}

    private @Nullable CareStore store;
    private final List<Connector> connectors = new ArrayList<>();
    private final Map<WorkspaceId, HelpdeskAdapter> helpdesks = new HashMap<>();
    private final Map<WorkspaceId, CrmAdapter> crms = new HashMap<>();
    private final List<Wanted> endpoints = new ArrayList<>();
    private final List<CareListener> listeners = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private SecretSource secrets = SecretSource.environment();
    private InstantSource clock = InstantSource.system();
    private @Nullable MediaStore media;
    private EngineSettings settings = EngineSettings.defaults();

    ThreadwellBuilder() {}

    /** Where everything is kept. Required. The engine does not close it. */
    public ThreadwellBuilder store(CareStore wanted) {
        store = wanted;
        return this;
    }

    /** A network to speak with; one connector for each. */
    public ThreadwellBuilder connector(Connector connector) {
        connectors.add(connector);
        return this;
    }

    /** The helpdesk of the default workspace. Without one, cases have no tickets and the host answers through the API. */
    public ThreadwellBuilder helpdesk(HelpdeskAdapter helpdesk) {
        return helpdesk(WorkspaceId.DEFAULT, helpdesk);
    }

    /** The helpdesk of a workspace. */
    public ThreadwellBuilder helpdesk(WorkspaceId workspace, HelpdeskAdapter helpdesk) {
        if (helpdesks.put(workspace, helpdesk) != null) {
            problems.add("workspace " + workspace + " has two helpdesks: give it one");
        }
        return this;
    }

    /** The CRM of the default workspace. Without one, nothing but the personas is known of people. */
    public ThreadwellBuilder crm(CrmAdapter crm) {
        return crm(WorkspaceId.DEFAULT, crm);
    }

    /** The CRM of a workspace. */
    public ThreadwellBuilder crm(WorkspaceId workspace, CrmAdapter crm) {
        if (crms.put(workspace, crm) != null) {
            problems.add("workspace " + workspace + " has two CRMs: give it one");
        }
        return this;
    }

    /**
     * An endpoint for a network's webhooks. Networks whose vendor has one address for all of them, as Meta has for a page's comments and
     * its private messages, share an endpoint: say it once for each.
     *
     * @param endpoint 1 to 64 characters of {@code a-z 0-9 -}; the name under which the host calls {@link Threadwell#receive}
     * @param secretName the name of the secret that deliveries are signed with
     */
    public ThreadwellBuilder webhook(String endpoint, Network network, String secretName) {
        endpoints.add(new Wanted(endpoint, network, null, secretName));
        return this;
    }

    /** An endpoint for the webhooks of a workspace's helpdesk. */
    public ThreadwellBuilder helpdeskWebhook(String endpoint, WorkspaceId workspace, String secretName) {
        endpoints.add(new Wanted(endpoint, null, workspace, secretName));
        return this;
    }

    /** Where secrets come from; the environment by default. */
    public ThreadwellBuilder secrets(SecretSource wanted) {
        secrets = wanted;
        return this;
    }

    /**
     * Where media are kept that a network serves for a short time or to nobody but us. Without one they are linked as they came, and
     * fetched when a host asks for them.
     */
    public ThreadwellBuilder media(MediaStore wanted) {
        media = wanted;
        return this;
    }

    /** The clock; the system's by default. */
    public ThreadwellBuilder clock(InstantSource wanted) {
        clock = wanted;
        return this;
    }

    /** Somebody who wants to hear what happened. */
    public ThreadwellBuilder listener(CareListener listener) {
        listeners.add(listener);
        return this;
    }

    public ThreadwellBuilder settings(EngineSettings wanted) {
        settings = wanted;
        return this;
    }

    /**
     * Builds; touches neither network nor store.
     *
     * @throws InvalidRequest naming everything that is wrong
     */
    public Threadwell build() {
        Map<Network, Connector> byNetwork = new HashMap<>();
        for (Connector connector : connectors) {
            if (byNetwork.put(connector.descriptor().network(), connector) != null) {
                problems.add("network " + connector.descriptor().network() + " has two connectors: give it one");
            }
        }
        Map<String, Endpoint> built = endpoints(byNetwork);
        if (store == null) {
            problems.add("there is no store: call store(...)");
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest("the engine cannot be built: " + String.join("; ", problems));
        }
        CareStore given = Objects.requireNonNull(store);
        Counters counters = new Counters();
        News news = new News(listeners, counters);
        Core core = new Core(
                given,
                clock,
                settings,
                Map.copyOf(byNetwork),
                Map.copyOf(helpdesks),
                Map.copyOf(crms),
                new AccountDirectory(given.accounts(), news, clock),
                new Node(given.nodes(), clock),
                news,
                counters,
                new Signals(),
                media,
                new CrmContexts(clock, settings.contextAge()));
        return new Threadwell(core, new Runner(core, built, secrets));
    }

    private Map<String, Endpoint> endpoints(Map<Network, Connector> byNetwork) {
        Map<String, Endpoint> built = new HashMap<>();
        for (Wanted wanted : endpoints) {
            if (!ENDPOINT.matcher(wanted.endpoint()).matches()) {
                problems.add("endpoint " + wanted.endpoint() + " needs 1 to 64 characters of a-z, 0-9 and -");
            }
            Endpoint endpoint = wanted.network() == null
                    ? ofHelpdesk(wanted, Objects.requireNonNull(wanted.workspace()))
                    : ofNetwork(wanted, wanted.network(), byNetwork);
            if (endpoint != null) {
                built.merge(wanted.endpoint(), endpoint, this::shared);
            }
        }
        return built;
    }

    private @Nullable Endpoint ofNetwork(Wanted wanted, Network network, Map<Network, Connector> byNetwork) {
        Connector connector = byNetwork.get(network);
        Optional<NetworkWebhook> source = connector == null ? Optional.empty() : connector.facet(NetworkWebhook.class);
        if (source.isEmpty()) {
            problems.add(
                    "endpoint " + wanted.endpoint() + " is for network " + network
                            + ", which has no connector with webhooks here: give the connector, with all that its webhook needs");
            return null;
        }
        return new Endpoint.OfNetwork(wanted.endpoint(), wanted.secretName(), List.of(source.get()));
    }

    private Endpoint shared(Endpoint one, Endpoint other) {
        if (one instanceof Endpoint.OfNetwork first
                && other instanceof Endpoint.OfNetwork second
                && first.secretName().equals(second.secretName())) {
            return first.and(second);
        }
        problems.add("there are two endpoints " + one.name()
                + ": only networks of one vendor share one, and its deliveries are signed with one secret");
        return one;
    }

    private @Nullable Endpoint ofHelpdesk(Wanted wanted, WorkspaceId workspace) {
        HelpdeskAdapter helpdesk = helpdesks.get(workspace);
        Optional<WebhookSource<TicketChange>> source = helpdesk == null ? Optional.empty() : helpdesk.webhook();
        if (helpdesk == null || source.isEmpty()) {
            problems.add("endpoint " + wanted.endpoint() + " is for the helpdesk of workspace " + workspace
                    + ", which has none with webhooks here: give the helpdesk, with all that its webhook needs");
            return null;
        }
        return new Endpoint.OfHelpdesk(
                wanted.endpoint(),
                wanted.secretName(),
                source.get(),
                workspace,
                helpdesk.descriptor().system());
    }
}
