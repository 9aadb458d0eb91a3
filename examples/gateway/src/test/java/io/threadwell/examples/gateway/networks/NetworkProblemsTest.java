package io.threadwell.examples.gateway.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.examples.gateway.config.ConfigFile;
import io.threadwell.examples.gateway.config.GatewayConfig;
import io.threadwell.examples.gateway.yaml.InvalidConfiguration;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each network's section needs, and what is told of one that cannot be. */
class NetworkProblemsTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("S", "some-secret-text", "BOT", "12345:abc-DEF");

    private static final String REDDIT = "server:com.acme.care:v1.2.0 (by /u/acme)";

    private static final String PUBLIC = """
            listen: {publicUrl: https://care.example.com}
            helpdesk: {embedded: {agentsToken: "${S}"}}
            admin: {token: "${S}"}
            networks:
            """;

    static Stream<Arguments> leastSections() {
        return Stream.of(
                arguments("facebook", "{appSecret: $S, verifyToken: $S, pages: [{id: 7, token: $S}]}", true, false),
                arguments("facebook", "{appSecret: $S, verifyToken: $S, appId: '7'}", true, true),
                arguments(
                        "whatsapp",
                        "{appSecret: $S, verifyToken: $S, accounts: [{phoneNumberId: 7, token: $S}]}",
                        true,
                        false),
                arguments("whatsapp", "{appSecret: $S, verifyToken: $S, appId: '7'}", true, true),
                arguments("messenger", "{appSecret: $S, verifyToken: $S, pages: [{id: 7, token: $S}]}", true, false),
                arguments("messenger", "{appSecret: $S, verifyToken: $S, appId: '7'}", true, true),
                arguments("instagram", "{appId: '7', appSecret: $S, verifyToken: $S}", true, true),
                arguments("instagram", "{login: facebook, appId: '7', appSecret: $S, verifyToken: $S}", true, true),
                arguments("youtube", "{clientId: c, clientSecret: $S}", false, true),
                arguments("threads", "{appId: '7', appSecret: $S, verifyToken: $S}", true, true),
                arguments("threads", "{appId: '7', appSecret: $S}", false, true),
                arguments("reddit", "{userAgent: '" + REDDIT + "', clientId: c, clientSecret: $S}", false, true),
                arguments("x", "{clientId: c, clientSecret: $S}", true, true),
                arguments("linkedin", "{clientId: c, clientSecret: $S}", true, true),
                arguments("linkedin", "{clientId: c, clientSecret: $S, webhook: false}", false, true),
                arguments(
                        "tiktok",
                        "{appId: c, appSecret: $S, authorizationUrl: 'https://tiktok.example/?app=1'}",
                        true,
                        true),
                arguments("google-business", "{clientId: c, clientSecret: $S}", false, true),
                arguments("google-business", "{clientId: c, clientSecret: $S, notificationsSecret: $S}", true, true),
                arguments("telegram", "{accounts: [{token: $BOT}]}", false, false),
                arguments("telegram", "{webhookSecret: $S, accounts: [{token: $BOT}]}", true, false),
                arguments(
                        "mastodon",
                        "{accounts: [{server: 'https://mastodon.example', accessToken: $S}]}",
                        false,
                        false),
                arguments("mastodon", "{server: 'https://mastodon.example'}", false, true),
                arguments("bluesky", "{accounts: [{identifier: acme.example, appPassword: $S}]}", false, false));
    }

    @ParameterizedTest
    @MethodSource("leastSections")
    void aSectionNeedsLittle(String network, String section, boolean webhook, boolean signIn) {
        GatewayConfig config = ConfigFile.parse(file(network, section), ENVIRONMENT);

        ServedNetwork served = config.networks().get(0);
        Connector connector = served.connector().apply(InstantSource.system());
        assertThat(connector.descriptor().network()).isEqualTo(served.network()).hasToString(network);
        assertThat(served.webhookSecret().isPresent()).isEqualTo(webhook);
        assertThat(!webhook || connector.facet(NetworkWebhook.class).isPresent())
                .as("an endpoint has a webhook behind it")
                .isTrue();
        assertThat(served.signIn().isPresent()).isEqualTo(signIn);
        assertThat(config.toString()).doesNotContain("some-secret-text", "abc-DEF");
    }

    static Stream<Arguments> wrongSections() {
        return Stream.of(
                arguments(
                        "facebook",
                        "{appSecret: $S, verifyToken: $S, history: 7d, pages: [{id: 7, token: $S}]}",
                        List.of("facebook.history: is for accounts that sign in with a browser, which needs appId")),
                arguments("facebook", "{appSecret: $S, verifyToken: $S}", List.of("facebook.pages: missing")),
                arguments(
                        "whatsapp",
                        "{appSecret: $S, verifyToken: $S, signupConfiguration: '1', accounts: [{phoneNumberId: +44, token: $S}]}",
                        List.of(
                                "whatsapp.accounts[0].phoneNumberId: must be the id of digits that the app's page shows,"
                                        + " which is not the number",
                                "whatsapp.signupConfiguration: must not be blank, and needs appId and appSecret")),
                arguments(
                        "x",
                        "{filteredStream: true, webhookProduct: both, clientSecret: $S}",
                        List.of(
                                "x.clientId: missing",
                                "x.webhookProduct: must be one of activity, account-activity",
                                "x.appToken: is missing: filteredStream needs the app's own bearer token")),
                arguments(
                        "threads",
                        "{appId: '7', appSecret: $S, erasureStatus: 'https://acme.example', apiVersion: '1'}",
                        List.of(
                                "threads.apiVersion: must look like v1.0",
                                "threads.erasureStatus: must be a page's address, and needs the webhook")),
                arguments(
                        "reddit",
                        "{userAgent: acme, clientId: c, clientSecret: $S, subreddits: [r/acme], pollInterval: 0s}",
                        List.of(
                                "reddit.userAgent: must have the form platform:app id:version (by /u/name),"
                                        + " such as " + REDDIT,
                                "reddit.subreddits: must be names without r/, such as acme",
                                "reddit.pollInterval: must be more than zero")),
                arguments(
                        "linkedin",
                        "{clientId: c, clientSecret: $S, apiVersion: v2, applicationId: abc}",
                        List.of(
                                "linkedin.apiVersion: must be a year and a month, such as 202607",
                                "linkedin: subscribe needs the app's number, which is not its client id")),
                arguments(
                        "tiktok",
                        "{appId: c, appSecret: $S, authorizationUrl: 'http://tiktok.example'}",
                        List.of("tiktok.authorizationUrl: must be an address that begins with https://")),
                arguments(
                        "google-business",
                        "{clientSecret: secret}",
                        List.of(
                                "google-business.clientSecret: a secret does not belong in a file: write"
                                        + " ${GOOGLE_BUSINESS_CLIENT_SECRET} and set that variable",
                                "google-business.clientId: missing")),
                arguments(
                        "telegram",
                        "{groups: all, accounts: [{token: $S}, {token: $BOT}, {token: $BOT}]}",
                        List.of(
                                "telegram.groups: must be one of delivered, addressed",
                                "telegram.accounts[0].token: must be as BotFather shows it: digits, a colon and more",
                                "telegram.accounts[2].token: is the same as networks.telegram.accounts[1].token; an account"
                                        + " stands in the file once")),
                arguments(
                        "mastodon",
                        "{clientId: c, audience: all, accounts: [{server: 'http://mastodon.example', accessToken: $S}]}",
                        List.of(
                                "mastodon.clientSecret: missing; write ${MASTODON_CLIENT_SECRET} and set that environment"
                                        + " variable",
                                "mastodon.clientId: needs server: the app is one of that server's",
                                "mastodon.accounts[0].server: must begin with https://; http:// is for this machine alone",
                                "mastodon.audience: must be public, unlisted or private")),
                arguments(
                        "bluesky",
                        "{languages: [a, b, c, d], accounts: [{identifier: acme.example, appPassword: $S}]}",
                        List.of("bluesky.languages: must be three at most, such as en or pt-BR")));
    }

    @ParameterizedTest
    @MethodSource("wrongSections")
    void whatIsWrongWithASectionIsToldAtOnceByItsKeys(String network, String section, List<String> problems) {
        assertThat(problems(file(network, section)))
                .containsExactlyInAnyOrderElementsOf(problems.stream()
                        .map(problem -> "line 5: networks." + problem)
                        .toList());
    }

    @Test
    void signingInNeedsAPublicAddressAndAnOperatorsTokenThatNobodyGuesses() {
        String yaml =
                "helpdesk: {embedded: {agentsToken: '${S}'}}\nnetworks: {x: {clientId: c, clientSecret: '${S}'}}\n";

        assertThat(problems(yaml))
                .containsExactlyInAnyOrder(
                        "listen: publicUrl is missing: accounts of x sign in with a browser, which comes back to this"
                                + " address, such as https://care.example.com",
                        "admin: missing: accounts of x are signed in by whoever shows the operators' token: write token:"
                                + " ${ADMIN_TOKEN} below admin and set that environment variable");
        assertThat(catchThrowableOfType(
                                InvalidConfiguration.class,
                                () -> ConfigFile.parse(
                                        yaml + "listen: {publicUrl: 'https://c.example'}\nadmin: {token: '${T}'}\n",
                                        Map.of("S", "s", "T", "short")))
                        .problems())
                .containsExactly("line 4: admin: the token needs 16 characters or more where accounts sign in with a"
                        + " browser: openssl rand -base64 32 makes one");
    }

    @Test
    void whatATelegramOrTikTokWebhookNeedsOfThePublicAddressIsTold() {
        String telegram = "{webhookSecret: $S, accounts: [{token: $BOT}]}";
        String tiktok = "{appId: c, appSecret: $S, authorizationUrl: 'https://tiktok.example'}";

        assertThat(problems(file("telegram", telegram).replaceFirst("listen: .*\n", "")))
                .containsExactly(
                        "line 4: networks.telegram.webhookSecret: needs listen.publicUrl, which Telegram is told to"
                                + " deliver to");
        assertThat(problems(file("tiktok", tiktok).replace("https://care", "http://care")))
                .containsExactly("line 5: networks.tiktok.subscribe: needs a listen.publicUrl with https://: TikTok"
                        + " delivers to no other");
    }

    @Test
    void signInsHaveTheSectionsHistoryAndAnAddressThatTheNetworkTakes() {
        BrowserSignIn tiktok =
                signIn("tiktok", "{appId: c, appSecret: $S, authorizationUrl: 'https://tiktok.example', history: 7d}");
        BrowserSignIn x = signIn("x", "{clientId: c, clientSecret: $S, history: closed}");

        assertThat(tiktok.history()).isEqualTo(ConnectPolicy.lastDays(7));
        assertThat(tiktok.redirect()).isEqualTo(URI.create("https://care.example.com/connect/tiktok/callback/"));
        assertThat(x.history()).isEqualTo(ConnectPolicy.asClosed());
        assertThat(x.redirect()).isEqualTo(URI.create("https://care.example.com/connect/x/callback"));
        assertThat(x.page()).isEqualTo(URI.create("https://care.example.com/connect/x"));
    }

    private static BrowserSignIn signIn(String network, String section) {
        return ConfigFile.parse(file(network, section), ENVIRONMENT)
                .networks()
                .get(0)
                .signIn()
                .orElseThrow();
    }

    private static String file(String network, String section) {
        return PUBLIC + "  " + network + ": "
                + section.replace("$S", "\"${S}\"").replace("$BOT", "\"${BOT}\"") + "\n";
    }

    private static List<String> problems(String yaml) {
        return catchThrowableOfType(InvalidConfiguration.class, () -> ConfigFile.parse(yaml, ENVIRONMENT))
                .problems();
    }
}
