package io.threadwell.examples.gateway.config;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.model.CasePriority;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.engine.ConnectAccount;
import io.threadwell.engine.EngineSettings.Deletions;
import io.threadwell.engine.EngineSettings.Threading;
import io.threadwell.examples.gateway.config.GatewayConfig.Embedded;
import io.threadwell.examples.gateway.config.GatewayConfig.Zendesk;
import io.threadwell.examples.gateway.networks.IdAccount;
import io.threadwell.examples.gateway.networks.LoginAccount;
import io.threadwell.examples.gateway.networks.ServedNetwork;
import io.threadwell.examples.gateway.yaml.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    private static final Map<String, String> SECRETS = Map.of(
            "APP_SECRET", "s3cret",
            "VERIFY", "v3rify",
            "PAGE_TOKEN", "t0ken",
            "BLUESKY_PASSWORD", "p4ss",
            "ZENDESK_TOKEN", "z3n",
            "DESK_TOKEN", "d3sk",
            "PG_PASSWORD", "pg-p4ss",
            "MASTER_KEY", "k1,k2");

    private static final String FULL = """
            listen: {host: 0.0.0.0, port: 9000, publicUrl: https://care.example.com/}
            store: {url: "jdbc:postgresql://db/care?password=${PG_PASSWORD}", masterKeys: "${MASTER_KEY}"}
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
        assertThat(config.networks())
                .extracting(ServedNetwork::network)
                .extracting(Network::id)
                .containsExactly("facebook", "bluesky");
        ServedNetwork facebook = config.networks().get(0);
        assertThat(facebook.webhookSecret().orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(facebook.signIn()).isEmpty();
        assertThat(facebook.accounts())
                .hasToString("[facebook page 0010, facebook page 1002]")
                .allSatisfy(page -> assertThat(page)
                        .isInstanceOfSatisfying(IdAccount.class, known -> assertThat(known.subscribing())
                                .isEmpty()));
        assertThat(facebook.accounts())
                .extracting(page -> ((IdAccount) page).account())
                .extracting(ConnectAccount::displayName, ConnectAccount::policy)
                .containsExactly(tuple("Acme", ConnectPolicy.lastDays(7)), tuple("1002", ConnectPolicy.asClosed()));
        assertThat(connector(facebook).facet(PollingSource.class).orElseThrow().streams())
                .isEmpty();
        ServedNetwork bluesky = config.networks().get(1);
        assertThat(connector(bluesky).descriptor().capabilities()).doesNotContain(Capability.DIRECT_MESSAGE);
        assertThat(bluesky.accounts()).singleElement().isInstanceOfSatisfying(LoginAccount.class, account -> {
            assertThat(account.grant()).containsEntry("service", "https://bsky.social");
            assertThat(account.history()).isEqualTo(ConnectPolicy.fromNow());
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
    void everythingThatIsWrongIsToldAtOnceWithItsLineAndPath() {
        assertThat(problems("""
                listen: {port: eighty, publicURL: "https://x"}
                store: {url: mysql://db}
                networks:
                  facebook:
                    appSecret: s3cret
                    verifyToken: ${NOT_SET}
                    apiVersion: 23
                    pages:
                      - {name: Acme, token: "${PAGE_TOKEN}", history: yesterday}
                  myspace: {}
                helpdesk:
                  zendesk:
                    url: http://acme.zendesk.com
                    email: sam
                    changesInterval: 1s
                    webhookSecret: ${ZENDESK_TOKEN}
                    defaultTags: social care
                    statuses: {on_hold: paused}
                policies: {threading: umbrella}
                """))
                .containsExactly(
                        "line 1: listen.port: must be a number from 0 to 65535",
                        "line 1: listen.publicURL: unknown; did you mean publicUrl?",
                        "line 2: store.url: must begin with jdbc:sqlite: or jdbc:postgresql:",
                        "line 5: networks.facebook.appSecret: a secret does not belong in a file: write"
                                + " ${FACEBOOK_APP_SECRET} and set that variable",
                        "line 6: networks.facebook.verifyToken: the environment variable NOT_SET is not set",
                        "line 7: networks.facebook.apiVersion: must look like v23.0",
                        "line 9: networks.facebook.pages[0].id: missing",
                        "line 9: networks.facebook.pages[0].history: must be none, closed, or how far back to go, such"
                                + " as 7d",
                        "line 10: networks.myspace: unknown; known here: facebook, messenger, instagram, whatsapp, threads, x,"
                                + " linkedin, tiktok, youtube, google-business, reddit, telegram, mastodon, bluesky",
                        "line 12: helpdesk.zendesk.token: missing; write ${ZENDESK_TOKEN} and set that environment"
                                + " variable",
                        "line 12: helpdesk.zendesk.integrationUser: missing; webhookSecret needs it, so that our own"
                                + " comments are known: the id of the user whose credential this is. --check tells it"
                                + " when webhookSecret is left out",
                        "line 13: helpdesk.zendesk.url: must begin with https://; http:// is for this machine alone",
                        "line 14: helpdesk.zendesk.email: must be the e-mail address of the agent whose token it is",
                        "line 15: helpdesk.zendesk.changesInterval: must be 6s or more, because exportsPerMinute is"
                                + " 10; raise that only where your Zendesk allows more (30 with the High Volume"
                                + " add-on)",
                        "line 17: helpdesk.zendesk.defaultTags: must be a list, such as [one, two]",
                        "line 18: helpdesk.zendesk.statuses.on_hold: must be one of new, open, pending, hold, solved,"
                                + " closed",
                        "line 19: policies.threading: must be one of root, person, post");
    }

    @Test
    void aProposalIsMadeOnlyWhereItIsLikely() {
        assertThat(problems(FULL.replace("reopenWindow: 3d", "reopenwindow: 3d, giveUpAftr: 1d, colour: red")))
                .containsExactly(
                        "line 21: policies.reopenwindow: unknown; did you mean reopenWindow?",
                        "line 21: policies.giveUpAftr: unknown; did you mean giveUpAfter?",
                        "line 21: policies.colour: unknown; known here: threading, deletions, reopenWindow,"
                                + " giveUpAfter, deliveriesKept, commandsKept, maxBodyBytes");
        assertThat(problems(FULL.replace("port: 9000", "port: 9000, ports: 1")))
                .as("what stands there already is not what was meant")
                .containsExactly("line 1: listen.ports: unknown; known here: host, port, publicUrl");
    }

    @Test
    void missingSectionsAreToldByName() {
        assertThat(problems("listen: {port: 1}")).containsExactlyInAnyOrder("networks: missing", "helpdesk: missing");
        assertThat(problems("networks: {facebook: }\nhelpdesk: {embedded: }"))
                .containsExactlyInAnyOrder(
                        "line 1: networks.facebook.appSecret: missing; write ${FACEBOOK_APP_SECRET} and set that"
                                + " environment variable",
                        "line 1: networks.facebook.verifyToken: missing; write ${FACEBOOK_VERIFY_TOKEN} and set that"
                                + " environment variable",
                        "line 1: networks.facebook.pages: missing",
                        "line 2: helpdesk.embedded.agentsToken: missing; write ${EMBEDDED_AGENTS_TOKEN} and set that"
                                + " environment variable");
        assertThat(problems("networks: text\nhelpdesk: [1]"))
                .contains("line 1: networks: must be a section with keys of its own")
                .contains("line 2: helpdesk: must be a section with keys of its own");
    }

    @Test
    void postgresNeedsAKeyOfItsOwnForTokens() {
        String yaml = FULL.replace(", masterKeys: \"${MASTER_KEY}\"", "");

        assertThat(problems(yaml))
                .containsExactly(
                        "line 2: store.masterKeys: missing; PostgreSQL keeps tokens only with a key of your own");
    }

    @Test
    void addressesThatCannotBeAreRefused() {
        assertThat(problems(FULL.replace("host: 0.0.0.0", "host: not a host")))
                .containsExactly("line 1: listen.host: must be a name or an IP address of this machine, such as"
                        + " 127.0.0.1, or 0.0.0.0 for all");
        assertThat(problems(FULL.replace("https://care.example.com/", "https://care.example.com:99999")))
                .singleElement()
                .asString()
                .startsWith("line 1: listen.publicUrl: must be an address that begins with https:// or http://");
        assertThat(problems(FULL.replace("http://127.0.0.1:9092", "graph.facebook.com")))
                .singleElement()
                .asString()
                .startsWith("line 7: networks.facebook.graphUrl: must be an address");
        assertThat(problems(FULL.replace("acme.zendesk.com", "acme.zendesk.com/?x=1")))
                .containsExactly("line 20: helpdesk.zendesk.url: must be host and path alone, without user, ? or #");
    }

    @Test
    void storesThatWouldLoseOrMislayThingsAreRefused() {
        assertThat(problems(store("jdbc:sqlite::memory:")))
                .singleElement()
                .asString()
                .contains("must name a file");
        assertThat(problems(store("jdbc:sqlite:"))).singleElement().asString().contains("must name a file");
        assertThat(problems(store("jdbc:sqlite:file:x.db")))
                .singleElement()
                .asString()
                .contains("without file:");
        assertThat(problems(store("jdbc:sqlite:x.db?cache=shared")))
                .containsExactly("line 2: store.url: SQLite takes a file alone, without ? and parameters");
        assertThat(problems(store("jdbc:postgresql://db:99999x/care")))
                .containsExactly("line 2: store.url: must look like jdbc:postgresql://host:5432/database");
        assertThat(problems(store("jdbc:sqlite:x.db\", user: \"care"), Map.of("THREADWELL_STORE", "jdbc:sqlite:?")))
                .containsExactly(
                        "THREADWELL_STORE: SQLite takes a file alone, without ? and parameters",
                        "line 2: store.user: is for PostgreSQL; a SQLite file has none");
    }

    @Test
    void aStoresUserAndPasswordGoBesideItsAddress() {
        String yaml = FULL.replace(
                "?password=${PG_PASSWORD}\"", "\", user: care, password: \"${PG_PASSWORD}\", poolSize: 4, schema: tw");
        GatewayConfig.Store store =
                ConfigFile.parse(yaml, with(Map.of("PG_PASSWORD", "p&s= s"))).store();

        assertThat(store.jdbcUrl()).isEqualTo("jdbc:postgresql://db/care?user=care&password=p%26s%3D+s");
        assertThat(store.poolSize()).isEqualTo(4);
        assertThat(store.schema()).contains("tw");
        assertThat(store.toString()).doesNotContain("p&s").doesNotContain("p%26");
        assertThat(problems(FULL.replace("${PG_PASSWORD}", "pg-p4ss")))
                .containsExactly("line 2: store.url: a password does not belong in a file: give it as password:"
                        + " ${STORE_PASSWORD} below store");
    }

    @Test
    void accountsThatStandThereTwiceOrWithoutTheirIdAreRefused() {
        assertThat(problems(FULL.replace("id: 0010", "id: Acme Page").replace("id: 1002", "id: Acme Page")))
                .hasSize(3)
                .anyMatch(
                        problem -> problem.startsWith("line 11: networks.facebook.pages[0].id: must be the page's id"))
                .contains("line 12: networks.facebook.pages[1].id: is the same as networks.facebook.pages[0].id; an"
                        + " account stands in the file once");
        String account = "      - {identifier: acme.example.com, appPassword: \"${BLUESKY_PASSWORD}\"}\n";
        assertThat(problems(FULL.replace(account, account + account.replace("acme.", "Acme."))))
                .containsExactly("line 19: networks.bluesky.accounts[1].identifier: is the same as"
                        + " networks.bluesky.accounts[0].identifier; an account stands in the file once");
        assertThat(problems(FULL.replace("identifier: acme", "identifier: \"@acme\"")
                        .replace("\"@acme\".", "\"@acme.")
                        .replace("@acme.example.com,", "@acme.example.com\",")))
                .singleElement()
                .asString()
                .contains("without @");
    }

    @Test
    void aZendeskIsReachedWithOAuthOrAToken() {
        String oauth = FULL.replace("email: a@example.com, token:", "oauthToken:");

        assertThat(ConfigFile.parse(oauth, SECRETS).helpdesk()).isInstanceOfSatisfying(Zendesk.class, zendesk -> {
            assertThat(zendesk.config().email()).isEmpty();
            assertThat(zendesk.config().credential().reveal()).isEqualTo("z3n");
        });
        assertThat(problems(oauth.replace("oauthToken:", "email: a@example.com, oauthToken:")))
                .containsExactly(
                        "line 20: helpdesk.zendesk.oauthToken: stands beside email and token: give either one");
    }

    @Test
    void whatATicketGetsCanBeSaid() {
        String yaml = FULL.replace(
                "changesInterval: 7s",
                "defaultTags: [social, care], customFields: {network: 17}, statuses: {on_hold: pending},"
                        + " priorities: {urgent: high}, integrationUser: 12, webhookSecret: \"${ZENDESK_TOKEN}\"");

        assertThat(ConfigFile.parse(yaml, SECRETS).helpdesk()).isInstanceOfSatisfying(Zendesk.class, zendesk -> {
            assertThat(zendesk.config().defaultTags()).containsExactlyInAnyOrder("social", "care");
            assertThat(zendesk.config().customFields()).isEqualTo(Map.of("network", 17L));
            assertThat(zendesk.config().statuses())
                    .containsEntry(CaseStatus.ON_HOLD, "pending")
                    .containsEntry(CaseStatus.OPEN, "open");
            assertThat(zendesk.config().priorities()).containsEntry(CasePriority.URGENT, "high");
            assertThat(zendesk.config().integrationUser()).hasValue(12);
            assertThat(zendesk.webhookSecret()).isPresent();
        });
    }

    @Test
    void aSecretIsMadeOfVariablesAlone() {
        assertThat(problems(FULL.replace("${APP_SECRET}", "x${APP_SECRET}")))
                .singleElement()
                .asString()
                .contains("a secret does not belong in a file");
        assertThat(problems(FULL.replace("\"${ZENDESK_TOKEN}\"", "\"${ZENDESK_TOKEN:-z3n}\"")))
                .containsExactly("line 20: helpdesk.zendesk.token: the default of ZENDESK_TOKEN puts a secret into the"
                        + " file: write ${ZENDESK_TOKEN} alone and set that variable (a default may only stand where"
                        + " everything is on this machine; 0.0.0.0 is not)");
        assertThat(ConfigFile.parse(FULL.replace("${APP_SECRET}", "${APP_SECRET} ${VERIFY}"), SECRETS)
                        .networks()
                        .get(0)
                        .webhookSecret()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("s3cret v3rify");
    }

    @Test
    void aVariableThatIsMisspeltIsTold() {
        assertThat(problems(FULL.replace("https://acme.zendesk.com", "\"${ZENDESK-URL}\"")))
                .contains("line 20: helpdesk.zendesk.url: a variable is written ${NAME}, or ${NAME:-value} with a"
                        + " default");
    }

    @Test
    void operatorsHaveNoPagesUnlessTheyHaveAToken() {
        assertThat(ConfigFile.parse(FULL, SECRETS).adminToken()).isEmpty();
        assertThat(ConfigFile.parse(FULL + "admin: {token: \"${DESK_TOKEN}\"}", SECRETS)
                        .adminToken()
                        .orElseThrow()
                        .reveal())
                .isEqualTo("d3sk");
        assertThat(problems(FULL + "admin: "))
                .containsExactly(
                        "line 22: admin.token: missing; write ${ADMIN_TOKEN} and set that environment variable");
    }

    @Test
    void twoHelpdesksAreOneTooMany() {
        assertThat(problems(FULL.replace("helpdesk:\n", "helpdesk:\n  embedded: {agentsToken: \"${DESK_TOKEN}\"}\n")))
                .containsExactly("line 19: helpdesk: needs one of zendesk, helpscout, embedded");
    }

    @Test
    void whatIsNotYamlIsToldWithItsPlace() {
        assertThat(problems("a: [1")).singleElement().asString().startsWith("line ");
        assertThat(problems("a: 1\na: 2")).contains("line 2: a: stands in line 1 already");
        assertThat(problems(""))
                .containsExactly("the file is empty, or has no sections; gateway.example.yaml shows one");
        assertThat(problems("store: {url: *x}")).singleElement().asString().startsWith("line 1, column 14: ");
        assertThat(problems("networks:\n\tfacebook: x"))
                .singleElement()
                .asString()
                .contains("line 2")
                .contains("TAB");
        assertThat(problems("store: {password: ${X}}"))
                .singleElement()
                .asString()
                .endsWith("a variable needs quotes: \"${NAME}\"");
    }

    @Test
    void aFileThatCannotBeReadIsToldInWords(@TempDir Path folder) throws IOException {
        Path latin = Files.write(folder.resolve("latin.yaml"), "name: Müller".getBytes(ISO_8859_1));

        assertThat(problems(folder.resolve("none.yaml")))
                .containsExactly("there is no such file; gateway.example.yaml is one to begin with");
        assertThat(problems(latin)).containsExactly("it is not UTF-8; save it as UTF-8");
        assertThat(problems(folder)).containsExactly("it is a folder; name the YAML file in it");
    }

    @Test
    void theEnvironmentFillsInAndADefaultHelpsOut() {
        String yaml = """
                networks:
                  facebook:
                    appSecret: ${RIG_SECRET:-rig-secret}
                    verifyToken: ${EMPTY:-fallback}
                    graphUrl: http://127.0.0.1:9092
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

        ServedNetwork facebook = config.networks().get(0);
        assertThat(facebook.webhookSecret().orElseThrow().reveal()).isEqualTo("rig-secret");
        assertThat(facebook.accounts()).hasToString("[facebook page 77]");
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

    private static String store(String url) {
        return FULL.replace("jdbc:postgresql://db/care?password=${PG_PASSWORD}", url);
    }

    private static Map<String, String> with(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(SECRETS);
        environment.putAll(more);
        return environment;
    }

    private static Connector connector(ServedNetwork network) {
        return network.connector().apply(InstantSource.system());
    }

    private static List<String> problems(String yaml) {
        return problems(yaml, Map.of());
    }

    private static List<String> problems(String yaml, Map<String, String> more) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> ConfigFile.parse(yaml, with(more)))
                .problems();
    }

    private static List<String> problems(Path file) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> ConfigFile.read(file, SECRETS))
                .problems();
    }
}
