package io.threadwell.testkit.store;

import io.threadwell.api.store.CursorStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Cursors of one workspace. */
final class InMemoryCursors implements CursorStore {
    private final Journal journal;
    private final Map<String, String> rows = new HashMap<>();

    InMemoryCursors(Journal journal) {
        this.journal = journal;
    }

    @Override
    public Optional<String> get(String name) {
        return Optional.ofNullable(rows.get(name));
    }

    @Override
    public void put(String name, String value) {
        journal.put(rows, name, value);
    }

    @Override
    public void remove(String name) {
        journal.remove(rows, name);
    }
}
