package io.threadwell.examples.gateway.config;

import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.EngineSettings;
import io.threadwell.examples.gateway.crms.ServedCrm;
import io.threadwell.examples.gateway.helpdesks.ServedHelpdesk;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.helpdesk.zendesk.ZendeskConfig;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway is to do. Secrets in it never show themselves.
 *
 * @param crm that is told of people; empty: none is
 * @param adminToken what operators show at {@code /admin}; empty: there is no such page
 */
public record GatewayConfig(
        Listen listen,
        Store store,
        List<ServedNetwork> networks,
        Helpdesk helpdesk,
        Optional<ServedCrm> crm,
        Optional<Secret> adminToken,
        EngineSettings settings) {
    public GatewayConfig {
        networks = List.copyOf(networks);
    }

    /** True when accounts of some network sign in with a browser. */
    public boolean signsIn() {
        return networks.stream().anyMatch(network -> network.signIn().isPresent());
    }

    /**
     * Where to listen.
     *
     * @param publicUrl how callers reach us, where a proxy stands between
     */
    public record Listen(String host, int port, @Nullable String publicUrl) {}

    /**
     * Where everything is kept.
     *
     * @param url a JDBC URL of SQLite or PostgreSQL, which may hold a password
     * @param user at PostgreSQL, where the address names none
     * @param password the user's
     * @param schema of PostgreSQL that our tables are in; empty: that of the connections
     * @param poolSize how many connections to PostgreSQL are held
     * @param masterKeys what tokens are encrypted with, the newest first; empty for the store's own
     */
    public record Store(
            String url,
            Optional<String> user,
            Optional<Secret> password,
            Optional<String> schema,
            int poolSize,
            List<Secret> masterKeys) {
        public Store {
            masterKeys = List.copyOf(masterKeys);
        }

        /** The address without its parameters. */
        public String place() {
            int parameters = url.indexOf('?');
            return parameters < 0 ? url : url.substring(0, parameters);
        }

        /** The address with user and password as parameters, as the driver takes them. */
        public String jdbcUrl() {
            StringBuilder address = new StringBuilder(url);
            user.ifPresent(name -> append(address, "user", name));
            password.ifPresent(secret -> append(address, "password", secret.reveal()));
            return address.toString();
        }

        private static void append(StringBuilder address, String name, String value) {
            address.append(address.indexOf("?") < 0 ? '?' : '&').append(name).append('=');
            address.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return place();
        }
    }

    /** Where cases become tickets. */
    public sealed interface Helpdesk {}

    /**
     * A Zendesk.
     *
     * @param webhookSecret where Zendesk tells of agents' answers by webhook, too
     */
    public record Zendesk(ZendeskConfig config, Optional<Secret> webhookSecret) implements Helpdesk {}

    /** Another vendor's helpdesk. */
    public record Vendors(ServedHelpdesk helpdesk) implements Helpdesk {}

    /**
     * The desk in our own database.
     *
     * @param agentsToken what agents' programs show at {@code /desk}
     */
    public record Embedded(Secret agentsToken, Duration changesInterval) implements Helpdesk {}
}
