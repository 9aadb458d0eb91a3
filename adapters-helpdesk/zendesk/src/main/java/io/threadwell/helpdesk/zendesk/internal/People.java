package io.threadwell.helpdesk.zendesk.internal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.asynchttpclient.AsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClient;
import org.asynchttpclient.DefaultAsyncHttpClientConfig;
import org.jspecify.annotations.Nullable;
import org.zendesk.client.v2.Zendesk;
import org.zendesk.client.v2.ZendeskException;
import org.zendesk.client.v2.ZendeskResponseException;
import org.zendesk.client.v2.ZendeskResponseRateLimitException;
import org.zendesk.client.v2.model.Role;
import org.zendesk.client.v2.model.User;

/**
 * Who the users of Zendesk are, asked through the Zendesk Java Client: reads whose failure only delays. The client is made when it
 * is first needed, because its HTTP library takes time and threads. Thread-safe.
 */
public final class People implements AutoCloseable {
    private static final int IDS_A_CALL = 100;
    private static final Duration MOST_CONNECTING = Duration.ofSeconds(5);

    private final ZendeskConfig config;
    private final Quotas quotas;
    private final Cache<Long, Boolean> staff = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private @Nullable AsyncHttpClient http;
    private @Nullable Zendesk client;
    private volatile @Nullable Long self;

    People(ZendeskConfig config, Quotas quotas) {
        this.config = config;
        this.quotas = quotas;
        this.self =
                config.integrationUser().isPresent() ? config.integrationUser().getAsLong() : null;
    }

    /**
     * The user whose credential it is.
     *
     * @throws ReauthorizationRequired when Zendesk knows no such user
     */
    public User me() {
        User me = call("show the authenticated user", Zendesk::getAuthenticatedUser);
        // Zendesk answers a wrong credential here with an anonymous user (Users, Show Self).
        if (me == null || me.getId() == null || me.getId() <= 0) {
            throw new ReauthorizationRequired("Zendesk does not know the credential");
        }
        self = me.getId();
        return me;
    }

    long self() {
        Long known = self;
        return known != null ? known : me().getId();
    }

    /** Which of the users are agents or admins; users that are gone are neither. */
    Map<Long, Boolean> staff(Collection<Long> ids) {
        Map<Long, Boolean> known = new HashMap<>(staff.getAllPresent(ids));
        List<Long> unknown = ids.stream()
                .filter(id -> id > 0 && !known.containsKey(id))
                .distinct()
                .toList();
        for (int from = 0; from < unknown.size(); from += IDS_A_CALL) {
            List<Long> part = unknown.subList(from, Math.min(unknown.size(), from + IDS_A_CALL));
            Map<Long, Boolean> found = ask(part);
            staff.putAll(found);
            known.putAll(found);
        }
        return known;
    }

    private Map<Long, Boolean> ask(List<Long> ids) {
        long[] others = ids.stream().skip(1).mapToLong(Long::longValue).toArray();
        List<User> users = call("show users", zendesk -> zendesk.getUsers(ids.get(0), others));
        Map<Long, Boolean> found = new HashMap<>();
        for (User user : users == null ? new ArrayList<User>() : users) {
            Long id = user.getId();
            if (id != null) {
                found.put(id, isStaff(user));
            }
        }
        return found;
    }

    /** True for agents and admins. */
    public static boolean isStaff(User user) {
        return user.getRole() == Role.AGENT || user.getRole() == Role.ADMIN;
    }

    private <T> @Nullable T call(String what, Function<Zendesk, T> read) {
        quotas.takeRequest(Priority.CUSTOMER);
        try {
            return read.apply(client());
        } catch (ZendeskException failure) {
            throw mapped(what, failure);
        }
    }

    /** Without the cause: its message holds the answer's body. */
    private CareException mapped(String what, ZendeskException failure) {
        if (!(failure instanceof ZendeskResponseException answered)) {
            return new Unavailable("Zendesk could not be asked to " + what + ": "
                    + failure.getClass().getSimpleName());
        }
        String retryAfter = failure instanceof ZendeskResponseRateLimitException limited
                ? Long.toString(limited.getRetryAfter())
                : "";
        String body = answered.getBody() == null ? "" : answered.getBody();
        HttpAnswer answer = HttpAnswer.of(
                answered.getStatusCode(),
                retryAfter.isEmpty() ? Map.of() : Map.of("Retry-After", retryAfter),
                body.getBytes(StandardCharsets.UTF_8));
        return ZendeskErrors.of(
                HttpCall.get(config.baseUri()).named(what),
                answer,
                config.clock().instant());
    }

    private synchronized Zendesk client() {
        Zendesk made = client;
        if (made == null) {
            http = new DefaultAsyncHttpClient(httpConfig());
            Zendesk.Builder builder = new Zendesk.Builder(config.baseUri().toString())
                    .setClient(http)
                    .customizeObjectMapper(
                            mapper -> mapper.enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL));
            String secret = config.credential().reveal();
            made = config.email()
                    .map(email -> builder.setUsername(email).setToken(secret))
                    .orElseGet(() -> builder.setOauthToken(secret))
                    .build();
            client = made;
        }
        return made;
    }

    private DefaultAsyncHttpClientConfig httpConfig() {
        Duration timeout = config.callTimeout();
        Duration connect = timeout.compareTo(MOST_CONNECTING) < 0 ? timeout : MOST_CONNECTING;
        return new DefaultAsyncHttpClientConfig.Builder()
                .setMaxRequestRetry(0)
                .setFollowRedirect(false)
                .setConnectTimeout(connect)
                .setReadTimeout(timeout)
                .setRequestTimeout(timeout)
                .setIoThreadsCount(1)
                .setThreadFactory(People::daemon)
                .build();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "threadwell-zendesk-client");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public synchronized void close() {
        AsyncHttpClient open = http;
        http = null;
        client = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException alreadyGone) {
                // Nothing is under way that anybody waits for.
            }
        }
    }
}
