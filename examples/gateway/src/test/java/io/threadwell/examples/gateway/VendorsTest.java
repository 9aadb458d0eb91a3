package io.threadwell.examples.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.HelpdeskCapability;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.config.GatewayConfig.Vendors;
import io.threadwell.examples.gateway.yaml.InvalidConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vendors' helpdesks and CRMs in the file: how little they need, what is told of wrong ones, and how they are tried. */
class VendorsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("S", "some-secret-text");
    private static final String NETWORKS =
            "networks: {facebook: {appSecret: '${S}', verifyToken: '${S}', pages: [{id: 7, token: '${S}'}]}}\n";
    private static final String DESK = NETWORKS + "helpdesk: {embedded: {agentsToken: '${S}'}}\n";

    static Stream<Arguments> helpdesks() {
        return Stream.of(
                arguments("helpscout", "{appId: a, appSecret: $S, mailbox: 85, keyField: 531}", false),
                arguments(
                        "helpscout",
                        "{appId: a, appSecret: $S, mailbox: 85, keyField: 531, integrationUser: 4, webhookSecret: $S}",
                        true));
    }

    @ParameterizedTest
    @MethodSource("helpdesks")
    void aHelpdeskNeedsLittle(String name, String section, boolean webhook) {
        GatewayConfig config = read(NETWORKS + "helpdesk: {" + name + ": " + section + "}");
        assertThat(config.helpdesk()).isInstanceOfSatisfying(Vendors.class, vendors -> {
            assertThat(vendors.helpdesk().webhookSecret().isPresent()).isEqualTo(webhook);
            HelpdeskAdapter adapter = vendors.helpdesk().adapter().apply(InstantSource.system());
            assertThat(adapter.descriptor().system()).isEqualTo(name);
            assertThat(adapter.descriptor().can(HelpdeskCapability.WEBHOOK)).isEqualTo(webhook);
        });
    }

    static Stream<Arguments> crms() {
        return Stream.of(
                arguments("zoho", "{clientId: c, clientSecret: $S, refreshToken: $S}"),
                arguments("vtiger", "{url: 'https://crm.example.com', user: u, accessKey: $S, keyField: cf_1}"),
                arguments("tryton", "{url: 'https://erp.example.com', database: care, user: u, password: $S}"));
    }

    @ParameterizedTest
    @MethodSource("crms")
    void aCrmNeedsLittle(String name, String section) {
        GatewayConfig config = read(DESK + "crm: {" + name + ": " + section + "}");
        assertThat(config.crm().orElseThrow().adapter().get().descriptor()).satisfies(descriptor -> {
            assertThat(descriptor.system()).isEqualTo(name);
            assertThat(descriptor.capabilities()).contains(CrmCapability.CREATE, CrmCapability.TIMELINE);
        });
    }

    @Test
    void whatIsWrongIsToldAtOnceWithItsLine() {
        assertThat(
                        problems(
                                NETWORKS
                                        + "helpdesk: {helpscout: {mailbox: 85, webhookSecret: '${S}', colour: red}}\n"
                                        + "crm: {vtiger: {url: 'https://crm.example.com', user: u, keyField: cf_1, fields: [x.handle]}}\n"))
                .contains(
                        "line 2: helpdesk.helpscout.appId: missing",
                        "line 2: helpdesk.helpscout.keyField: missing",
                        "line 3: crm.vtiger.accessKey: missing; write ${VTIGER_ACCESS_KEY} and set that environment variable",
                        "line 3: crm.vtiger.fields: must be a list of pairs, such as [x.handle=cf_853]")
                .anyMatch(problem -> problem.startsWith("line 2: helpdesk.helpscout.integrationUser: missing"))
                .anyMatch(problem -> problem.startsWith("line 2: helpdesk.helpscout.colour: unknown"));
    }

    @Test
    void twoCrmsAreOneTooManyAndNoneIsTooFew() {
        assertThat(problems(DESK + "crm: {}")).containsExactly("line 3: crm: needs one of zoho, vtiger, tryton");
        assertThat(problems(DESK
                        + "crm: {vtiger: {url: 'https://crm.example.com', user: u, accessKey: '${S}', keyField: cf_1},"
                        + " tryton: {url: 'https://erp.example.com', database: care, user: u, password: '${S}'}}"))
                .containsExactly("line 3: crm: needs one of zoho, vtiger, tryton");
    }

    @Test
    void checkingTriesTheCrmsCredential(@TempDir Path folder) throws IOException {
        HttpServer tryton = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        tryton.createContext("/", exchange -> {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        tryton.start();
        try {
            String url = "http://127.0.0.1:" + tryton.getAddress().getPort();
            GatewayConfig config = read("listen: {port: 0}\nstore: {url: 'jdbc:sqlite:" + folder.resolve("care.db")
                    + "'}\n" + DESK.replace("appSecret", "graphUrl: '" + url + "', appSecret") + "crm: {tryton: {url: '"
                    + url + "', database: care, user: u, password: '${S}'}}");
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            boolean good = new Check(new PrintStream(out, true, UTF_8)).run(folder.resolve("gateway.yaml"), config);
            assertThat(good).isFalse();
            assertThat(out.toString(UTF_8))
                    .containsPattern("tryton +failed +Tryton does not know the user or its password");
        } finally {
            tryton.stop(0);
        }
    }

    private static GatewayConfig read(String yaml) {
        return ConfigFile.parse(yaml.replace("$S", "'${S}'").replace("''${S}''", "'${S}'"), ENVIRONMENT);
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> ConfigFile.parse(yaml, ENVIRONMENT))
                .problems();
    }
}
