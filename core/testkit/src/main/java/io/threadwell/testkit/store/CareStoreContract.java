package io.threadwell.testkit.store;

import io.threadwell.api.store.CareStore;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/**
 * What every store must do: the sentences of the package {@code io.threadwell.api.store} as tests. A store's own test extends
 * it and says how a store is opened:
 *
 * <pre>{@code
 * final class MyStoreTest extends CareStoreContract {
 *     @Override
 *     protected CareStore open() {
 *         return new MyStore(freshDatabase());
 *     }
 * }
 * }</pre>
 *
 * <p>The suite closes what it opened, maybe twice. It uses instants of whole milliseconds, never sleeps, and works with several threads
 * where the port speaks of several writers.
 */
public abstract class CareStoreContract {
    /** For subclasses. */
    protected CareStoreContract() {}

    /** Opens a store that is empty. Called once for each test. */
    protected abstract CareStore open();

    /**
     * Opens the store of the running test once more, as after a restart; the one before was closed. Empty, the default, for
     * stores that keep nothing beyond the process: what must survive is not tested then.
     */
    protected Optional<CareStore> reopen() {
        return Optional.empty();
    }

    /**
     * Whether several nodes may live on the store at the same time, which is the default. Where false, a node that joins
     * declares all earlier ones dead.
     */
    protected boolean sharedByNodes() {
        return true;
    }

    @Nested
    class Transactions extends TransactionTests {
        Transactions() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Threads extends ThreadStoreTests {
        Threads() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Messages extends MessageStoreTests {
        Messages() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class MessageLists extends MessageListTests {
        MessageLists() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Cases extends CaseStoreTests {
        Cases() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class CaseQueries extends CaseQueryTests {
        CaseQueries() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Outbox extends OutboxStoreTests {
        Outbox() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Lanes extends LaneTests {
        Lanes() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Timers extends TimerStoreTests {
        Timers() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class PeopleAndLeftovers extends PeopleAndLeftoverTests {
        PeopleAndLeftovers() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Contacts extends ContactStoreTests {
        Contacts() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Deliveries extends DeliveryStoreTests {
        Deliveries() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Accounts extends AccountStoreTests {
        Accounts() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Nodes extends NodeStoreTests {
        Nodes() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Desk extends DeskStoreTests {
        Desk() {
            super(CareStoreContract.this);
        }
    }

    @Nested
    class Isolation extends IsolationTests {
        Isolation() {
            super(CareStoreContract.this);
        }
    }
}
