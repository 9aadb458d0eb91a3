package io.threadwell.testkit.store;

import io.threadwell.api.store.CareStore;
import java.util.Optional;

final class InMemoryStoreTest extends CareStoreContract {
    private final InMemoryStore store = new InMemoryStore();

    @Override
    protected CareStore open() {
        return store;
    }

    @Override
    protected Optional<CareStore> reopen() {
        return Optional.of(store);
    }
}
