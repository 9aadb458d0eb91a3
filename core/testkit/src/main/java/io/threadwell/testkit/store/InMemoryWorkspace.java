package io.threadwell.testkit.store;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.DeliveryStore;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.StoreSession;
import java.util.Optional;

/** All tables of one workspace. It has no way to those of another. */
final class InMemoryWorkspace implements StoreSession {
    private final WorkspaceId workspace;
    private final InMemoryAccounts accounts;
    private final DeliveryStore.Marks deliveries;
    private final InMemoryThreads threads;
    private final InMemoryMessages messages;
    private final InMemoryCases cases;
    private final InMemoryOutbox outbox;
    private final InMemoryTimers timers;
    private final InMemoryCursors cursors;
    private final InMemoryPeople people;
    private final InMemoryContacts contacts;
    private final InMemoryUnsupported unsupported;
    private final InMemoryDesk desk;

    InMemoryWorkspace(
            WorkspaceId workspace,
            Journal journal,
            InMemoryNodes nodes,
            InMemoryAccounts accounts,
            DeliveryStore.Marks deliveries) {
        this.workspace = workspace;
        this.accounts = accounts;
        this.deliveries = deliveries;
        threads = new InMemoryThreads(journal);
        messages = new InMemoryMessages(journal);
        cases = new InMemoryCases(journal, messages);
        outbox = new InMemoryOutbox(journal, nodes);
        timers = new InMemoryTimers(journal);
        cursors = new InMemoryCursors(journal);
        people = new InMemoryPeople(journal, messages);
        contacts = new InMemoryContacts(journal, people);
        unsupported = new InMemoryUnsupported(journal);
        desk = new InMemoryDesk(journal);
    }

    @Override
    public WorkspaceId workspace() {
        return workspace;
    }

    @Override
    public Optional<ChannelAccount> account(AccountId id) {
        return accounts.row(id).filter(account -> account.workspace().equals(workspace));
    }

    @Override
    public InMemoryThreads threads() {
        return threads;
    }

    @Override
    public InMemoryMessages messages() {
        return messages;
    }

    @Override
    public InMemoryCases cases() {
        return cases;
    }

    @Override
    public InMemoryOutbox outbox() {
        return outbox;
    }

    @Override
    public InMemoryTimers timers() {
        return timers;
    }

    @Override
    public InMemoryCursors cursors() {
        return cursors;
    }

    @Override
    public InMemoryPeople people() {
        return people;
    }

    @Override
    public InMemoryContacts contacts() {
        return contacts;
    }

    @Override
    public InMemoryUnsupported unsupported() {
        return unsupported;
    }

    @Override
    public DeliveryStore.Marks deliveries() {
        return deliveries;
    }

    InMemoryDesk desk() {
        return desk;
    }

    void free(NodeId node) {
        outbox.lanes().free(node);
        timers.free(node);
    }
}
