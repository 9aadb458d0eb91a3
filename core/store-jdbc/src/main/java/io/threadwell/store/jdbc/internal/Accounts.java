package io.threadwell.store.jdbc.internal;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.Conflict;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.AccountStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class Accounts implements AccountStore {
    private static final String SELECT = "select id, workspace, display_name, settings, history, older_as_closed,"
            + " connected_at, state, reason, version from tw_account";
    private static final String FIND = SELECT + " where id = ?";
    private static final String OF_WORKSPACE = FIND + " and workspace = ?";
    private static final String LIST = SELECT + " where workspace = ? order by id";
    private static final String ALL = SELECT + " order by id";
    private static final String INSERT = "insert into tw_account (display_name, settings, history, older_as_closed,"
            + " connected_at, state, reason, version, id, workspace) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict do nothing";
    private static final String UPDATE = "update tw_account set display_name = ?, settings = ?, history = ?,"
            + " older_as_closed = ?, connected_at = ?, state = ?, reason = ?, version = ?"
            + " where id = ? and workspace = ? and version = ?";
    private static final String TOKEN = "select cipher, version from tw_token where account = ? and cipher is not null";
    private static final String SOME_TOKENS =
            "select account, cipher from tw_token where cipher is not null order by account limit 20";
    private static final String NEW_TOKEN =
            "insert into tw_token as t (account, cipher, version) values (?, ?, 1) on conflict (account)"
                    + " do update set cipher = excluded.cipher, version = t.version + 1";
    private static final String FIRST_TOKEN = NEW_TOKEN + " where t.cipher is null returning version";
    private static final String ANY_TOKEN = NEW_TOKEN + " returning version";
    private static final String NEXT_TOKEN = "update tw_token set cipher = ?, version = version + 1"
            + " where account = ? and version = ? and cipher is not null returning version";
    private static final String FORGET_TOKEN =
            "update tw_token set cipher = null, version = version + 1 where account = ?";

    private final Transactions transactions;
    private final TokenSeal seal;

    Accounts(Transactions transactions, TokenSeal seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    @Override
    public Optional<ChannelAccount> find(AccountId id) {
        return transactions.look(sql -> sql.first(FIND, a -> a.text(id.toString()), Accounts::account));
    }

    @Override
    public List<ChannelAccount> list(WorkspaceId workspace) {
        return transactions.look(sql -> sql.list(LIST, a -> a.text(workspace.value()), Accounts::account));
    }

    @Override
    public List<ChannelAccount> all() {
        return transactions.look(sql -> sql.list(ALL, a -> {}, Accounts::account));
    }

    @Override
    public ChannelAccount save(ChannelAccount account) {
        return transactions.write(sql -> save(sql, account));
    }

    /** A token that is forgotten leaves its row, so that the versions go on and no old one can match a new token's. */
    @Override
    public ChannelAccount save(ChannelAccount account, @Nullable Token token) {
        byte[] cipher = token == null ? null : seal.close(account.id(), token);
        return transactions.write(sql -> {
            ChannelAccount saved = save(sql, account);
            if (cipher == null) {
                sql.update(FORGET_TOKEN, a -> a.text(account.id().toString()));
            } else {
                store(sql, account.id(), cipher, null);
            }
            return saved;
        });
    }

    private static ChannelAccount save(Sql sql, ChannelAccount account) {
        ChannelAccount next = withVersion(account, account.version() + 1);
        int saved = account.version() == 0
                ? sql.update(INSERT, a -> bind(a, next))
                : sql.update(UPDATE, a -> bind(a, next).number(account.version()));
        if (saved == 0) {
            throw new Conflict("account " + account.id() + " was changed in the meantime, or is another workspace's");
        }
        return next;
    }

    @Override
    public Optional<StoredToken> token(AccountId id) {
        return transactions.look(sql -> sql.first(
                TOKEN, a -> a.text(id.toString()), r -> new StoredToken(seal.open(id, r.bytes()), r.number())));
    }

    @Override
    public long saveToken(AccountId id, Token token, @Nullable Long version) {
        byte[] cipher = seal.close(id, token);
        return transactions
                .write(sql -> store(sql, id, cipher, version))
                .orElseThrow(() -> new Conflict("another token of " + id + " was stored in the meantime"));
    }

    /** Says at once, and not with the first answer that cannot go out, that the keys are not those the tokens were stored with. */
    void requireKeys() {
        List<Optional<Token>> some = transactions.look(
                sql -> sql.list(SOME_TOKENS, a -> {}, r -> seal.tryOpen(AccountId.parse(r.text()), r.bytes())));
        if (!some.isEmpty() && some.stream().allMatch(Optional::isEmpty)) {
            throw new InvalidRequest(
                    "the store holds tokens, and none of the master keys given opens them: give the key that"
                            + " they were stored with");
        }
    }

    private static Optional<Long> store(Sql sql, AccountId id, byte[] cipher, @Nullable Long version) {
        if (version == null || version == 0) {
            String statement = version == null ? ANY_TOKEN : FIRST_TOKEN;
            return sql.first(statement, a -> a.text(id.toString()).bytes(cipher), Row::number);
        }
        return sql.first(NEXT_TOKEN, a -> a.bytes(cipher).text(id.toString()).number(version), Row::number);
    }

    private static Args bind(Args a, ChannelAccount account) {
        return a.text(account.displayName())
                .facts(account.settings())
                .text(account.connectPolicy().history().toString())
                .flag(account.connectPolicy().olderAsClosed())
                .instant(account.connectedAt())
                .name(account.state())
                .text(account.reason())
                .number(account.version())
                .text(account.id().toString())
                .text(account.workspace().value());
    }

    /** An account as a transaction of its workspace sees it. */
    static Optional<ChannelAccount> of(Sql sql, WorkspaceId workspace, AccountId id) {
        return sql.first(OF_WORKSPACE, a -> a.text(id.toString()).text(workspace.value()), Accounts::account);
    }

    private static ChannelAccount account(Row r) {
        return new ChannelAccount(
                r.account(),
                new WorkspaceId(r.text()),
                r.text(),
                r.facts(),
                new ConnectPolicy(Duration.parse(r.text()), r.flag()),
                r.instant(),
                r.name(AccountState.class),
                r.maybeText(),
                r.number());
    }

    private static ChannelAccount withVersion(ChannelAccount a, long version) {
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
}
