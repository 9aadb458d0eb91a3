package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore.StoredToken;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Accounts and their tokens. */
abstract class AccountStoreTests extends StoreTest {
    AccountStoreTests(CareStoreContract contract) {
        super(contract);
    }

    private static ChannelAccount account(WorkspaceId workspace, String id) {
        return new ChannelAccount(
                AccountId.of("fake", id),
                workspace,
                "Page " + id + " 🙂",
                Map.of("server", "https://example.org/?a=b"),
                new ConnectPolicy(Duration.ofDays(3), true),
                T,
                AccountState.HEALTHY,
                null,
                0);
    }

    private static ChannelAccount versioned(ChannelAccount a, long version) {
        return new ChannelAccount(
                a.id(),
                a.workspace(),
                a.displayName(),
                a.settings(),
                a.connectPolicy(),
                a.connectedAt(),
                a.state(),
                a.reason(),
                version);
    }

    private ChannelAccount save(ChannelAccount account) {
        return store.accounts().save(account);
    }

    @Test
    void an_account_comes_back_as_it_was_with_its_new_version() {
        ChannelAccount saved = save(account(WS, "1"));
        assertThat(saved.version()).isPositive();
        assertThat(saved).isEqualTo(versioned(account(WS, "1"), saved.version()));
        assertThat(store.accounts().find(AccountId.of("fake", "1"))).contains(saved);
        assertThat(store.accounts().find(AccountId.of("other", "1"))).isEmpty();
    }

    @Test
    void a_session_sees_the_accounts_of_its_workspace_alone() {
        ChannelAccount ours = save(account(WS, "1"));
        ChannelAccount theirs = save(account(OTHER, "2"));
        Optional<ChannelAccount> seen = store.read(WS, s -> s.account(ours.id()));
        Optional<ChannelAccount> hidden = store.read(WS, s -> s.account(theirs.id()));
        Optional<ChannelAccount> own = store.transact(OTHER, s -> s.account(theirs.id()));
        assertThat(seen).contains(ours);
        assertThat(hidden).isEmpty();
        assertThat(own).contains(theirs);
    }

    @Test
    void a_change_names_the_version_that_was_read() {
        ChannelAccount first = save(account(WS, "1"));
        ChannelAccount second = save(first.withState(AccountState.PAUSED, "holiday"));
        assertThat(second.version()).isGreaterThan(first.version());
        assertThat(store.accounts().find(first.id())).contains(second);
        assertThatThrownBy(() -> save(first.withState(AccountState.DISCONNECTED, null)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> save(account(WS, "1"))).isInstanceOf(Conflict.class);
        assertThat(store.accounts().find(first.id())).contains(second);
    }

    @Test
    void a_new_account_has_no_version_yet() {
        assertThatThrownBy(() -> save(versioned(account(WS, "1"), 3))).isInstanceOf(Conflict.class);
        assertThat(store.accounts().all()).isEmpty();
    }

    @Test
    void an_account_of_another_workspace_cannot_be_taken() {
        ChannelAccount saved = save(account(WS, "1"));
        assertThatThrownBy(() -> save(account(OTHER, "1"))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> save(versioned(account(OTHER, "1"), saved.version())))
                .isInstanceOf(Conflict.class);
        assertThat(store.accounts().find(saved.id())).contains(saved);
    }

    @Test
    void accounts_are_listed_by_workspace_and_over_all() {
        ChannelAccount two = save(account(WS, "2"));
        ChannelAccount three = save(account(OTHER, "3"));
        ChannelAccount one = save(account(WS, "1"));
        assertThat(store.accounts().list(WS)).containsExactly(one, two);
        assertThat(store.accounts().list(OTHER)).containsExactly(three);
        assertThat(store.accounts().list(new WorkspaceId("nobody"))).isEmpty();
        assertThat(store.accounts().all()).containsExactly(one, two, three);
    }

    @Test
    void of_many_writers_of_one_version_one_wins() {
        ChannelAccount read = save(account(WS, "1"));
        List<Boolean> won = atOnce(6, number -> {
            try {
                save(read.withState(AccountState.PAUSED, "writer " + number));
                return true;
            } catch (Conflict e) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
    }

    private static final AccountId ID = AccountId.of("fake", "1");

    private static Token token(String access) {
        return new Token(
                access, "refresh ü", T.plusSeconds(60), Set.of("read", "write"), Map.of("server", "https://s"));
    }

    @Test
    void a_token_comes_back_as_it_was() {
        save(account(WS, "1"));
        long version = store.accounts().saveToken(ID, token("one"), 0L);
        assertThat(store.accounts().token(ID)).contains(new StoredToken(token("one"), version));
        Token bare = Token.lasting("two");
        long next = store.accounts().saveToken(ID, bare, version);
        assertThat(store.accounts().token(ID)).contains(new StoredToken(bare, next));
        assertThat(store.accounts().token(AccountId.of("fake", "2"))).isEmpty();
    }

    @Test
    void a_token_is_replaced_only_by_who_read_it_last() {
        save(account(WS, "1"));
        long first = store.accounts().saveToken(ID, token("one"), 0L);
        long second = store.accounts().saveToken(ID, token("two"), first);
        assertThatThrownBy(() -> store.accounts().saveToken(ID, token("late"), first))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> store.accounts().saveToken(ID, token("late"), 0L))
                .isInstanceOf(Conflict.class);
        assertThat(store.accounts().token(ID)).contains(new StoredToken(token("two"), second));
    }

    @Test
    void a_token_can_be_replaced_whatever_is_there() {
        save(account(WS, "1"));
        long first = store.accounts().saveToken(ID, token("one"), null);
        long second = store.accounts().saveToken(ID, token("two"), null);
        assertThat(second).isNotEqualTo(first);
        assertThat(store.accounts().token(ID)).contains(new StoredToken(token("two"), second));
    }

    @Test
    void of_many_that_renew_one_token_one_wins() {
        save(account(WS, "1"));
        long version = store.accounts().saveToken(ID, token("old"), 0L);
        List<Boolean> won = atOnce(6, number -> {
            try {
                store.accounts().saveToken(ID, token("new " + number), version);
                return true;
            } catch (Conflict e) {
                return false;
            }
        });
        assertThat(won).containsOnlyOnce(true);
    }

    @Test
    void a_token_can_be_forgotten_and_given_anew() {
        ChannelAccount saved = store.accounts().save(account(WS, "1"), token("one"));
        store.accounts().save(store.accounts().save(saved, null), null);
        assertThat(store.accounts().token(ID)).isEmpty();
        store.accounts().saveToken(ID, token("two"), 0L);
        assertThat(store.accounts().token(ID)).isPresent();
    }

    @Test
    void an_account_and_its_token_are_stored_together_or_not_at_all() {
        ChannelAccount first = store.accounts().save(account(WS, "1"), token("one"));
        assertThat(store.accounts().find(ID)).contains(first);
        long one = store.accounts().token(ID).orElseThrow().version();
        ChannelAccount second = store.accounts().save(first, token("two"));
        assertThat(store.accounts().token(ID).orElseThrow().token()).isEqualTo(token("two"));
        assertThat(store.accounts().token(ID).orElseThrow().version()).isGreaterThan(one);
        assertThatThrownBy(() -> store.accounts().save(first, token("three"))).isInstanceOf(Conflict.class);
        assertThat(store.accounts().token(ID).orElseThrow().token()).isEqualTo(token("two"));
        store.accounts().save(second, null);
        assertThat(store.accounts().token(ID)).isEmpty();
    }

    @Test
    void accounts_and_tokens_survive_a_restart() {
        ChannelAccount saved = save(account(WS, "1"));
        long version = store.accounts().saveToken(ID, token("one"), 0L);
        restart();
        assertThat(store.accounts().find(ID)).contains(saved);
        assertThat(store.accounts().token(ID)).contains(new StoredToken(token("one"), version));
    }
}
