package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CursorStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mistakes of callers that a database might let pass. */
final class InMemoryStoreMistakesTest {
    private static final WorkspaceId WS = WorkspaceId.DEFAULT;

    private final InMemoryStore store = new InMemoryStore();

    @Test
    void a_transaction_inside_a_transaction_is_refused() {
        assertThatThrownBy(() -> store.transact(WS, outer -> store.read(WS, inner -> true)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_change_in_a_read_is_refused() {
        assertThatThrownBy(() -> store.read(WS, session -> {
                    session.cursors().put("a", "1");
                    return true;
                }))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_session_that_is_used_after_its_work_changes_nothing() {
        CursorStore kept = store.transact(WS, session -> session.cursors());
        assertThatThrownBy(() -> kept.put("a", "1")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void while_the_database_is_away_every_call_says_so_and_changes_nothing() {
        store.setAway(true);
        assertThatThrownBy(() -> store.transact(WS, session -> true)).isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> store.backlog()).isInstanceOf(Unavailable.class);
        store.setAway(false);
        Optional<String> cursor = store.read(WS, session -> session.cursors().get("a"));
        assertThat(cursor).isEmpty();
    }
}
