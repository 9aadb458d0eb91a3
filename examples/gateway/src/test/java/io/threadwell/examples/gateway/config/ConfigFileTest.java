package io.threadwell.examples.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.EngineSettings.Threading;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Zendesk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigFileTest {
    private static final Map<String, String> SECRETS = Map.of(
            "APP_SECRET", "s3cret",
            "VERIFY", "v3rify",
            "PAGE_TOKEN", "t0ken",
            "BLUESKY_PASSWORD", "p4ss",
            "ZENDESK_TOKEN", "z3n",
            "DESK_TOKEN", "d3sk",
            "MASTER_KEY", "k1,k2");

    private static final String FULL = """
            listen: {host: 0.0.0.0, port: 9000, publicUrl: https://care.example.com/}
            store: {url: "jdbc:postgresql://db/care?password=pg-p4ss", masterKeys: "${MASTER_KEY}"}
            networks:
              facebook:
                appSecret: ${APP_SECRET}
                verifyToken: ${VERIFY}
                graphUrl: http://127.0.0.1:9092
                pollInterval: off
                subscribe: false
                pages:
                  - {id: 0010, name: Acme, token: "${PAGE_TOKEN}", history: 7d}
                  - {id: 1002, token: "${PAGE_TOKEN}", history: closed}
              bluesky:
                pollInterval: 500ms
                repairInterval: 1m
                directMessages: false
                accounts:
                  - {identifier: acme.example.com, appPassword: "${BLUESKY_PASSWORD}"}
            helpdesk:
              zendesk: {url: https://acme.zendesk.com, email: a@example.com, token: "${ZENDESK_TOKEN}", changesInterval: 7s}
            policies: {reopenWindow: 3d, threading: person, deletions: erase, maxBodyBytes: 4096}
            """;

    @Test
    void aFullFileIsReadAsItStands() {
        GatewayConfig config = ConfigFile.parse(FULL, SECRETS);

        assertThat(config.listen()).isEqualTo(new GatewayConfig.Listen("0.0.0.0", 9000, "https://care.example.com"));
        assertThat(config.store().url()).isEqualTo("jdbc:postgresql://db/care?password=pg-p4ss");
        assertThat(config.store().masterKeys()).extracting(Secret::reveal).containsExactly("k1", "k2");
        assertThat(config.facebook()).hasValueSatisfying(facebook -> {
            assertThat(facebook.appSecret().reveal()).isEqualTo("s3cret");
            assertThat(facebook.pollInterval()).isEmpty();
            assertThat(facebook.subscribe()).isFalse();
            assertThat(facebook.graphUrl()).hasToString("http://127.0.0.1:9092");
            assertThat(facebook.pages()).extracting(GatewayConfig.Page::id).containsExactly("0010", "1002");
            assertThat(facebook.pages()).extracting(GatewayConfig.Page::name).containsExactly("Acme", "1002");
            assertThat(facebook.pages())
                    .extracting(GatewayConfig.Page::policy)
                    .containsExactly(ConnectPolicy.lastDays(7), ConnectPolicy.asClosed());
        });
        assertThat(config.bluesky()).hasValueSatisfying(bluesky -> {
            assertThat(bluesky.pollInterval()).isEqualTo(Duration.ofMillis(500));
            assertThat(bluesky.repairInterval()).isEqualTo(Duration.ofMinutes(1));
            assertThat(bluesky.directMessages()).isFalse();
            assertThat(bluesky.accounts().get(0).service()).hasToString("https://bsky.social");
            assertThat(bluesky.accounts().get(0).policy()).isEqualTo(ConnectPolicy.fromNow());
        });
        assertThat(config.helpdesk()).isInstanceOfSatisfying(Zendesk.class, zendesk -> {
            assertThat(zendesk.config().changesInterval()).isEqualTo(Duration.ofSeconds(7));
            assertThat(zendesk.webhookSecret()).isEmpty();
        });
        assertThat(config.settings().reopenWindow()).isEqualTo(Duration.ofDays(3));
        assertThat(config.settings().threading()).isEqualTo(Threading.PER_PERSON_UNDER_POST);
        assertThat(config.settings().deletions()).isEqualTo(Deletions.ERASE);
        assertThat(config.settings().maxBodyBytes()).isEqualTo(4096);
    }

    @Test
    void noSecretShowsItself() {
        assertThat(ConfigFile.parse(FULL, SECRETS).toString())
                .doesNotContain("s3cret", "v3rify", "t0ken", "p4ss", "z3n", "k1");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsPath() {
        assertThat(problems("""
                listen: {port: eighty, colour: red}
                store: {url: mysql://db}
                networks:
                  facebook:
                    appSecret: s3cret
                    verifyToken: ${NOT_SET}
                    pages:
                      - {name: Acme, token: "${PAGE_TOKEN}", history: yesterday}
                  mastodon: {}
                helpdesk:
                  zendesk: {url: acme, email: "", changesInterval: 0s}
                policies: {threading: umbrella}
                """))
                .containsExactlyInAnyOrder(
                        "listen.port: must be a number from 0 to 65535",
                        "listen.colour: unknown; known here: host, port, publicUrl",
                        "store.url: must begin with jdbc:sqlite: or jdbc:postgresql:",
                        "networks.facebook.appSecret: a secret does not belong in a file: write ${APP_SECRET} and set"
                                + " that variable",
                        "networks.facebook.verifyToken: the environment variable NOT_SET is not set",
                        "networks.facebook.pages[0].id: missing",
                        "networks.facebook.pages[0].history: must be none, closed, or how far back to go, such as 7d",
                        "networks.mastodon: unknown; known here: facebook, bluesky",
                        "helpdesk.zendesk.url: must be an address that begins with https:// or http://",
                        "helpdesk.zendesk.email: missing",
                        "helpdesk.zendesk.token: missing; write ${TOKEN} and set that environment variable",
                        "helpdesk.zendesk.changesInterval: must be more than zero",
                        "policies.threading: must be one of root, person, post");
    }

    @Test
    void missingSectionsAreToldByName() {
        assertThat(problems("listen: {port: 1}")).containsExactlyInAnyOrder("networks: missing", "helpdesk: missing");
        assertThat(problems("networks: {facebook: }\nhelpdesk: {embedded: }"))
                .containsExactlyInAnyOrder(
                        "networks.facebook.appSecret: missing; write ${APP_SECRET} and set that environment variable",
                        "networks.facebook.verifyToken: missing; write ${VERIFY_TOKEN} and set that environment"
                                + " variable",
                        "networks.facebook.pages: missing",
                        "helpdesk.embedded.agentsToken: missing; write ${AGENTS_TOKEN} and set that environment"
                                + " variable");
        assertThat(problems("networks: text\nhelpdesk: [1]"))
                .contains("networks: must be a section with keys of its own")
                .contains("helpdesk: must be a section with keys of its own");
    }

    @Test
    void postgresNeedsAKeyOfItsOwnForTokens() {
        String yaml = FULL.replace(", masterKeys: \"${MASTER_KEY}\"", "");

        assertThat(problems(yaml))
                .containsExactly("store.masterKeys: missing; PostgreSQL keeps tokens only with a key of your own");
    }

    @Test
    void whatOnlyTheAdapterKnowsIsToldBesideTheRest() {
        assertThat(problems(FULL.replace("changesInterval: 7s", "changesInterval: 1s")))
                .singleElement()
                .asString()
                .startsWith("helpdesk.zendesk: ")
                .contains("changesInterval");
    }

    @Test
    void twoHelpdesksAreOneTooMany() {
        assertThat(problems(FULL.replace("helpdesk:\n", "helpdesk:\n  embedded: {agentsToken: \"${DESK_TOKEN}\"}\n")))
                .containsExactly("helpdesk: needs either zendesk or embedded");
    }

    @Test
    void whatIsNotYamlIsToldWithItsPlace() {
        assertThat(problems("a: [1")).singleElement().asString().startsWith("line ");
        assertThat(problems("a: 1\na: 2")).singleElement().asString().contains("duplicate");
        assertThat(problems("")).containsExactly("the file is empty, or not a YAML mapping");
    }

    @Test
    void theEnvironmentFillsInAndADefaultHelpsOut() {
        String yaml = """
                networks:
                  facebook:
                    appSecret: ${RIG_SECRET:-rig-secret}
                    verifyToken: ${EMPTY:-fallback}
                    pages: [{id: "${PAGE:-1001}", token: "${PAGE_TOKEN:-x}"}]
                helpdesk: {embedded: {agentsToken: "${DESK_TOKEN}"}}
                """;

        GatewayConfig config = ConfigFile.parse(
                yaml,
                Map.of(
                        "EMPTY", "",
                        "PAGE", "77",
                        "DESK_TOKEN", "d3sk",
                        "THREADWELL_PORT", "8181",
                        "THREADWELL_STORE", "jdbc:sqlite:other.db"));

        GatewayConfig.Facebook facebook = config.facebook().orElseThrow();
        assertThat(facebook.appSecret().reveal()).isEqualTo("rig-secret");
        assertThat(facebook.verifyToken().reveal()).isEqualTo("fallback");
        assertThat(facebook.pages().get(0).id()).isEqualTo("77");
        assertThat(config.listen().port()).isEqualTo(8181);
        assertThat(config.store().url()).isEqualTo("jdbc:sqlite:other.db");
        assertThat(config.helpdesk()).isInstanceOf(Embedded.class);
    }

    @Test
    void theFilesThatShipAreGood() {
        GatewayConfig rig = ConfigFile.read(Path.of("rig.yaml"), Map.of("THREADWELL_DESK_URL", "http://127.0.0.1:7"));
        assertThat(rig.listen()).isEqualTo(new GatewayConfig.Listen("127.0.0.1", 8080, null));
        assertThat(rig.helpdesk()).isInstanceOfSatisfying(Zendesk.class, zendesk -> assertThat(
                        zendesk.config().baseUri())
                .hasToString("http://127.0.0.1:7"));
        ConfigFile.read(
                Path.of("gateway.example.yaml"),
                Map.of(
                        "FACEBOOK_APP_SECRET", "x",
                        "FACEBOOK_VERIFY_TOKEN", "x",
                        "FACEBOOK_PAGE_TOKEN", "x",
                        "BLUESKY_APP_PASSWORD", "x",
                        "ZENDESK_TOKEN", "x"));
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(
                        InvalidConfiguration.class,
                        () -> ConfigFile.parse(
                                yaml,
                                Map.of(
                                        "PAGE_TOKEN",
                                        "t0ken",
                                        "DESK_TOKEN",
                                        "d3sk",
                                        "APP_SECRET",
                                        "x",
                                        "VERIFY",
                                        "x",
                                        "BLUESKY_PASSWORD",
                                        "x",
                                        "ZENDESK_TOKEN",
                                        "x",
                                        "MASTER_KEY",
                                        "x")))
                .problems();
    }
}
