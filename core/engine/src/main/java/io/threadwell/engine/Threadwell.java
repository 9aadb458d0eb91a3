package io.threadwell.engine;

import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Runner;

/**
 * Social customer care, embedded: takes what networks deliver, turns it into cases and tickets, and carries agents' answers back.
 *
 * <p>Built once by {@link #builder()}; thread-safe. After {@link #start()} it works on threads of its own. A host that schedules
 * by itself, and a test, calls {@link #runOnce()} instead.
 */
public final class Threadwell implements AutoCloseable {
    private final Core core;
    private final Runner runner;
    private final Accounts accounts;
    private final Operations operations;

    Threadwell(Core core, Runner runner) {
        this.core = core;
        this.runner = runner;
        this.accounts = new Accounts(core);
        this.operations = new Operations(core, runner::deliveriesWait);
    }

    public static ThreadwellBuilder builder() {
        return new ThreadwellBuilder();
    }

    /**
     * Joins the store and begins to work. Does nothing when it works already.
     *
     * @throws io.threadwell.api.error.Unavailable when the store cannot be reached
     */
    public void start() {
        runner.start();
    }

    /**
     * Does what is due now, in the calling thread, and comes back.
     *
     * @return false when there was nothing to do
     */
    public boolean runOnce() {
        return runner.runOnce();
    }

    /**
     * Answers a webhook's request. Never throws: 200 means that the delivery is on disk, 401 to 413 that it is not to be taken, 503
     * that it should come again.
     *
     * @param endpoint as named when the engine was built; where something stands behind the name in the address, with that
     */
    public WebhookResponse receive(String endpoint, WebhookRequest request) {
        return runner.intake().receive(endpoint, request);
    }

    /** Our accounts: connect, authorise, pause, disconnect. */
    public Accounts accounts() {
        return accounts;
    }

    /** The cases of the default workspace. */
    public Cases cases() {
        return cases(WorkspaceId.DEFAULT);
    }

    /** The cases of a workspace. */
    public Cases cases(WorkspaceId workspace) {
        return new Cases(core, workspace);
    }

    /** The people of the default workspace. */
    public Contacts contacts() {
        return contacts(WorkspaceId.DEFAULT);
    }

    /** The people of a workspace. */
    public Contacts contacts(WorkspaceId workspace) {
        return new Contacts(core, workspace);
    }

    /** What came with the messages of a workspace. */
    public Media media(WorkspaceId workspace) {
        return new Media(core, workspace);
    }

    /** What operators need: parked work, deliveries that could not be read, replay. */
    public Operations operations() {
        return operations;
    }

    /** How it is. Cheap enough to ask every few seconds. */
    public Health health() {
        return runner.health();
    }

    /**
     * Stops in an orderly way: begins nothing new, lets calls that are under way end (at most 20 seconds), and leaves the store.
     * The store itself is the host's to close.
     */
    @Override
    public void close() {
        runner.close();
    }
}
