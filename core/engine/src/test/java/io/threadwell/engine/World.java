package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.host.CareListener;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseChange;
import io.threadwell.api.model.CaseEvent;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.FakeCrm;
import io.threadwell.testkit.helpdesk.FakeHelpdesk;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A network, a helpdesk, a store and the engine between them; time is moved by hand. */
final class World implements AutoCloseable {
    static final String ENDPOINT = "fake";

    final MovableClock clock;
    final FakeNetwork network;
    final FakeHelpdesk desk;
    final List<ChannelAccount> accountNews = new ArrayList<>();
    final List<String> erasures = new ArrayList<>();
    final List<ContactEvent> people = new ArrayList<>();
    final Map<String, byte[]> kept = new ConcurrentHashMap<>();
    volatile Consumer<Message> heard = message -> {};
    final CareStore store;
    final EngineSettings settings;
    final FakePage page;
    private final @Nullable FakeCrm crm;
    Threadwell engine;

    World(Storage storage) {
        this(storage, EngineSettings.defaults());
    }

    World(Storage storage, EngineSettings settings) {
        this(storage.open(), settings);
    }

    World(CareStore store, EngineSettings settings) {
        this(store, settings, new MovableClock(), null);
    }

    /** With a CRM that runs by the same clock. */
    World(Storage storage, MovableClock clock, FakeCrm crm) {
        this(storage.open(), EngineSettings.defaults(), clock, crm);
    }

    private World(CareStore store, EngineSettings settings, MovableClock clock, @Nullable FakeCrm crm) {
        this.clock = clock;
        this.network = new FakeNetwork(clock);
        this.desk = new FakeHelpdesk(clock);
        this.crm = crm;
        this.store = store;
        this.settings = settings;
        this.engine = build();
        this.page = network.page("page-1");
        connect(page, ConnectPolicy.fromNow());
        settle();
    }

    private Threadwell build() {
        ThreadwellBuilder builder = Threadwell.builder();
        if (crm != null) {
            builder.crm(crm);
        }
        return builder.store(store)
                .connector(network)
                .helpdesk(desk)
                .webhook(ENDPOINT, new Network(FakeNetwork.ID), "FAKE_SECRET")
                .secrets(name -> List.of(network.secret()))
                .clock(clock)
                .media(new KeptMedia(kept))
                .settings(settings)
                .listener(new CareListener() {
                    @Override
                    public void accountChanged(ChannelAccount account) {
                        accountNews.add(account);
                    }

                    @Override
                    public void contactChanged(WorkspaceId workspace, ContactEvent event) {
                        people.add(event);
                    }

                    @Override
                    public void messageStored(WorkspaceId workspace, Message message) {
                        heard.accept(message);
                    }

                    @Override
                    public void erasureAsked(ChannelAccount account, @Nullable String person, String code) {
                        erasures.add(account.id() + " " + person + " " + code);
                    }
                })
                .build();
    }

    void connect(FakePage other, ConnectPolicy policy) {
        engine.runOnce();
        engine.accounts()
                .connect(ConnectAccount.of(other.id(), other.id().externalId(), other.token())
                        .policy(policy));
    }

    /** Hands over one delivery; the answer's status. */
    int receive(WebhookRequest request) {
        return engine.receive(ENDPOINT, request).status();
    }

    /** Hands over all that happened on the network, each event as a delivery of its own. */
    void deliver() {
        for (WebhookRequest request : network.takeDeliveries()) {
            assertThat(receive(request)).isEqualTo(200);
        }
    }

    /** Does what is due now until nothing is left. */
    void settle() {
        for (int turns = 0; engine.runOnce(); turns++) {
            assertThat(turns).as("the engine comes to rest").isLessThan(5000);
        }
    }

    /** Delivers, and lets time pass until jobs are done and looks can be trusted. */
    void work() {
        deliver();
        pass(Duration.ofSeconds(30));
    }

    void pass(Duration time) {
        settle();
        for (long seconds = 0; seconds < time.toSeconds(); seconds++) {
            clock.advanceSeconds(1);
            settle();
        }
    }

    /** The engine dies without a word, and another takes its place. */
    void crash() {
        engine = build();
        clock.advance(Duration.ofSeconds(15));
        settle();
    }

    /** Lets time pass until so many long connections were opened. */
    void awaitStreams(int opened) {
        int looks = 0;
        while (!network.awaitStreams(opened, Duration.ofMillis(100))) {
            assertThat(++looks).as("looks for %s connections", opened).isLessThan(200);
            clock.advance(Duration.ofMillis(200));
        }
    }

    List<CareCase> cases() {
        return engine.cases().find(CaseQuery.all(), PageRequest.first(1000)).items().stream()
                .sorted(Comparator.comparing(CareCase::id))
                .toList();
    }

    CareCase onlyCase() {
        assertThat(cases()).hasSize(1);
        return cases().get(0);
    }

    List<Message> messages(CareCase careCase) {
        return engine.cases().messages(careCase.id(), PageRequest.first(1000)).items();
    }

    List<String> texts(CareCase careCase) {
        return messages(careCase).stream().map(Message::text).toList();
    }

    /** What happened to a case, in order. */
    List<CaseChange> changes(CareCase careCase) {
        return engine.cases().get(careCase.id()).orElseThrow().events().stream()
                .map(CaseEvent::change)
                .toList();
    }

    Command onlyParked() {
        List<Command> parked = engine.operations()
                .parked(WorkspaceId.DEFAULT, PageRequest.first(10))
                .items();
        assertThat(parked).hasSize(1);
        return parked.get(0);
    }

    /** Our id of the case's ticket. */
    static String ticketOf(CareCase careCase) {
        return "threadwell:" + careCase.id();
    }

    /** Says that every message that should be in a ticket is there exactly once. */
    void everyEntryOnce() {
        assertThat(desk.told())
                .allSatisfy(
                        (key, times) -> assertThat(times).as("entry %s", key).isEqualTo(1));
    }

    @Override
    public void close() {
        engine.close();
        store.close();
    }
}
