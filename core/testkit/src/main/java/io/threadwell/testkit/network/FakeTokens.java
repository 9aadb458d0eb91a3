package io.threadwell.testkit.network;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.AccountId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The network's credentials: it knows those it gave, until they are killed, used up or over. */
final class FakeTokens implements Authorizer {
    private final InstantSource clock;
    private final Map<String, AccountId> live = new HashMap<>();
    private final Map<String, AccountId> refreshable = new HashMap<>();
    private final Map<String, List<AccountId>> codes = new HashMap<>();
    private long made;

    FakeTokens(InstantSource clock) {
        this.clock = clock;
    }

    synchronized Token issue(AccountId account, @Nullable Duration lifetime) {
        long number = ++made;
        String access = "access-" + number;
        live.put(access, account);
        if (lifetime == null) {
            return new Token(access, null, null, scopes(), Map.of());
        }
        String refresh = "refresh-" + number;
        refreshable.put(refresh, account);
        return new Token(access, refresh, clock.instant().plus(lifetime), scopes(), Map.of());
    }

    synchronized void killAll(AccountId account) {
        live.values().removeIf(account::equals);
        refreshable.values().removeIf(account::equals);
    }

    synchronized String code(List<AccountId> accounts) {
        String code = "code-" + ++made;
        codes.put(code, accounts);
        return code;
    }

    /** Fails unless the account's credential is good. */
    synchronized void check(AccountContext account) {
        Token token = account.needToken();
        boolean over = token.expiresAt() != null && !clock.instant().isBefore(token.expiresAt());
        if (over || !account.account().id().equals(live.get(token.access()))) {
            throw new ReauthorizationRequired(
                    "the credential of " + account.account().id() + " is dead");
        }
    }

    @Override
    public Set<String> scopes() {
        return Set.of("read", "write");
    }

    @Override
    public URI authorizeUrl(String state, URI redirect) {
        return URI.create("https://fake.example/authorize?state=" + URLEncoder.encode(state, StandardCharsets.UTF_8)
                + "&redirect_uri=" + URLEncoder.encode(redirect.toString(), StandardCharsets.UTF_8));
    }

    @Override
    public synchronized List<Grant> exchange(Map<String, String> grant) {
        String code = grant.get("code");
        if (code == null) {
            throw new InvalidRequest("the grant lacks code");
        }
        List<AccountId> accounts = codes.remove(code);
        if (accounts == null) {
            throw new ReauthorizationRequired("the network refuses the code");
        }
        return accounts.stream()
                .map(id -> new Grant(id.externalId(), "Page " + id.externalId(), issue(id, null), Map.of()))
                .toList();
    }

    @Override
    public synchronized Token refresh(AccountContext account) {
        String refresh = account.needToken().refresh();
        AccountId id = refresh == null ? null : refreshable.remove(refresh);
        if (id == null || !id.equals(account.account().id())) {
            throw new ReauthorizationRequired(
                    "the credential of " + account.account().id() + " cannot be renewed");
        }
        return issue(id, Duration.ofHours(1));
    }

    @Override
    public synchronized void revoke(AccountContext account) {
        Token token = account.token();
        if (token != null) {
            live.remove(token.access());
            refreshable.remove(String.valueOf(token.refresh()));
        }
    }
}
