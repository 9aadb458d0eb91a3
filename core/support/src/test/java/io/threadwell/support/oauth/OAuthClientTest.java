package io.threadwell.support.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.net.httpserver.HttpServer;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.HandClock;
import io.threadwell.support.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OAuthClientTest {
    private static final Pattern AMPERSAND = Pattern.compile("&");
    private static final URI BACK = URI.create("https://host.example/back");
    private static final Token OLD = new Token("old-access", "old-refresh", null, Set.of("read"), Map.of("kept", "k"));

    private final HandClock clock = new HandClock();
    private final List<Map<String, String>> forms = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile String answer = "";
    private final HttpServer server = start();

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void the_person_is_sent_with_all_that_the_vendor_needs() {
        OAuthClient client = client().scopes(List.of("read", "write it"))
                .authorizeParameters(Map.of("access_type", "offline"))
                .pkce()
                .build();

        Map<String, String> query = decoded(client.authorizeUrl("st&te", BACK).getRawQuery());

        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "me")
                .containsEntry("redirect_uri", "https://host.example/back")
                .containsEntry("scope", "read write it")
                .containsEntry("state", "st&te")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("access_type", "offline");
        assertThat(query.values()).doesNotContain("s3cret");
    }

    @Test
    void the_verifier_fits_the_challenge_on_whatever_node_the_answer_arrives() throws Exception {
        String challenge = decoded(
                        client().pkce().build().authorizeUrl("state", BACK).getRawQuery())
                .get("code_challenge");
        answer = "{\"access_token\":\"a\"}";

        client().pkce().build().exchange("code", "state", BACK);

        String verifier = forms.get(0).getOrDefault("code_verifier", "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash)).isEqualTo(challenge);
        assertThat(verifier).hasSizeBetween(43, 128);
    }

    @Test
    void a_code_becomes_a_token() {
        answer =
                "{\"access_token\":\"a\",\"refresh_token\":\"r\",\"expires_in\":\"3600\",\"scope\":\"x y,z\",\"instance_url\":\"https://i\",\"other\":1}";

        Token token = client().keep("instance_url").build().exchange("c0de", "state", BACK);

        assertThat(token)
                .isEqualTo(new Token(
                        "a",
                        "r",
                        clock.instant().plusSeconds(3600),
                        Set.of("x", "y", "z"),
                        Map.of("instance_url", "https://i")));
        assertThat(forms.get(0))
                .containsEntry("grant_type", "authorization_code")
                .containsEntry("code", "c0de")
                .containsEntry("redirect_uri", BACK.toString())
                .containsEntry("client_id", "me")
                .containsEntry("client_secret", "s3cret");
    }

    @Test
    void a_refresh_keeps_what_the_vendor_does_not_repeat() {
        answer = "{\"access_token\":\"new\",\"expires_in\":0}";

        Token token = client().build().refresh(OLD);

        assertThat(token).isEqualTo(new Token("new", "old-refresh", null, Set.of("read"), Map.of("kept", "k")));
        assertThat(forms.get(0))
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "old-refresh");
    }

    @Test
    void a_token_without_refresh_needs_a_person() {
        assertThatThrownBy(() -> client().build().refresh(Token.lasting("a")))
                .isInstanceOf(ReauthorizationRequired.class);
        assertThat(forms).isEmpty();
    }

    @Test
    void a_client_may_prove_itself_by_header() {
        answer = "{\"access_token\":\"a\"}";

        client().authentication(ClientAuthentication.BASIC).build().grant(Map.of("grant_type", "client_credentials"));

        assertThat(authorizations)
                .containsExactly("Basic " + Base64.getEncoder().encodeToString("me:s3cret".getBytes(UTF_8)));
        assertThat(forms.get(0)).doesNotContainKeys("client_id", "client_secret");
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(400, "{\"error\":\"invalid_grant\"}", ReauthorizationRequired.class),
                Arguments.of(401, "{\"error\":\"invalid_grant\"}", ReauthorizationRequired.class),
                Arguments.of(200, "{\"error\":\"invalid_grant\"}", ReauthorizationRequired.class),
                Arguments.of(401, "{\"error\":\"invalid_client\"}", InvalidRequest.class),
                Arguments.of(400, "{\"error\":\"invalid_scope\"}", InvalidRequest.class),
                Arguments.of(401, "", InvalidRequest.class),
                Arguments.of(400, "<html>", InvalidRequest.class),
                Arguments.of(400, "{\"error\":\"temporarily_unavailable\"}", Unavailable.class),
                Arguments.of(429, "{}", RateLimited.class),
                Arguments.of(500, "{\"error\":\"server_error\"}", OutcomeUnknown.class),
                Arguments.of(503, "", OutcomeUnknown.class),
                Arguments.of(200, "<html>", OutcomeUnknown.class),
                Arguments.of(200, "{}", OutcomeUnknown.class));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_says_what_to_do(int refusedWith, String body, Class<? extends CareException> expected) {
        status = refusedWith;
        answer = body;

        Throwable failure = catchThrowable(() -> client().build().refresh(OLD));

        assertThat(failure).isExactlyInstanceOf(expected);
        assertThat(failure)
                .hasMessageNotContaining("old-")
                .hasMessageNotContaining("s3cret")
                .hasMessageNotContaining("html");
    }

    @Test
    void where_refresh_tokens_stay_good_a_lost_answer_does_no_harm() {
        status = 503;

        assertThatThrownBy(() -> client().refreshRotates(false).build().refresh(OLD))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void a_token_is_given_back_even_when_it_is_dead() {
        client().build().revoke(OLD);
        status = 400;
        answer = "{\"error\":\"invalid_token\"}";
        client().build().revoke(Token.lasting("only-access"));

        assertThat(forms.get(0))
                .containsEntry("token", "old-refresh")
                .containsEntry("token_type_hint", "refresh_token");
        assertThat(forms.get(1)).containsEntry("token", "only-access").containsEntry("token_type_hint", "access_token");
    }

    @Test
    void a_failing_revocation_is_told() {
        status = 503;

        assertThatThrownBy(() -> client().build().revoke(OLD)).isInstanceOf(Unavailable.class);
    }

    @Test
    void all_that_is_missing_is_told_at_once_and_nothing_secret_is_shown() {
        assertThatThrownBy(() -> OAuthClient.builder(Http.builder().build()).build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tokenUri")
                .hasMessageContaining("client id")
                .hasMessageContaining("client secret");
        assertThat(client().build()).hasToString("OAuthClient[me]");
    }

    private OAuthClient.Builder client() {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        return OAuthClient.builder(Http.builder().clock(clock).build())
                .authorizeUri(URI.create(base + "/authorize?tenant=1"))
                .tokenUri(URI.create(base + "/token"))
                .revokeUri(URI.create(base + "/revoke"))
                .client("me", "s3cret")
                .clock(clock);
    }

    private HttpServer start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
            started.createContext("/", exchange -> {
                forms.add(decoded(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
                List<String> authorization = exchange.getRequestHeaders().get("Authorization");
                authorizations.addAll(authorization == null ? List.of() : authorization);
                byte[] bytes = answer.getBytes(UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> decoded(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : AMPERSAND.splitAsStream(form).toList()) {
            int equals = field.indexOf('=');
            fields.put(
                    URLDecoder.decode(field.substring(0, equals), UTF_8),
                    URLDecoder.decode(field.substring(equals + 1), UTF_8));
        }
        return fields;
    }
}
