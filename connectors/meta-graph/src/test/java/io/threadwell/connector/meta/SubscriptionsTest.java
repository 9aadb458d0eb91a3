package io.threadwell.connector.meta;

import com.github.tomakehurst.wiremock.client.WireMock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How webhooks of an account are begun and ended. */
final class SubscriptionsTest {
    private static final String EDGE = "/v23.0/1/subscribed_apps";

    private final GraphServer server = new GraphServer();
    private final Subscriptions ours = new Subscriptions(server.graph().build(), "42");

    @AfterEach
    void close() {
        server.close();
    }

    private void there(String fields) {
        server.wire()
                .stubFor(WireMock.get(WireMock.urlPathEqualTo(EDGE))
                        .willReturn(WireMock.okJson("{\"data\":[{\"id\":\"7\",\"subscribed_fields\":[\"theirs\"]},"
                                + "{\"id\":\"42\",\"subscribed_fields\":" + fields + "}]}")));
    }

    private void verifySet(String body) {
        server.wire()
                .verify(
                        1,
                        WireMock.postRequestedFor(WireMock.urlEqualTo(EDGE))
                                .withRequestBody(WireMock.equalToJson(body)));
    }

    @Test
    void the_fields_that_the_app_has_already_are_kept_and_those_of_other_apps_left_alone() {
        there("[\"feed\",\"messages\"]");
        ours.subscribe("1", "t", List.of("messages", "message_reads"));
        verifySet("{\"subscribed_fields\":[\"messages\",\"message_reads\",\"feed\"]}");
    }

    @Test
    void ending_ours_leaves_the_rest_of_the_app_subscribed() {
        there("[\"feed\",\"messages\"]");
        ours.unsubscribe("1", "t", List.of("messages", "message_reads"));
        verifySet("{\"subscribed_fields\":[\"feed\"]}");
        server.wire().verify(0, WireMock.deleteRequestedFor(WireMock.anyUrl()));
    }

    @Test
    void the_subscription_ends_when_nothing_is_left_of_it() {
        there("[\"messages\"]");
        ours.unsubscribe("1", "t", List.of("messages", "message_reads"));
        server.wire().verify(1, WireMock.deleteRequestedFor(WireMock.urlEqualTo(EDGE)));
    }

    @Test
    void without_the_apps_id_only_what_is_wanted_is_set() {
        Subscriptions unknown = new Subscriptions(server.graph().build(), null);
        unknown.subscribe("1", "t", List.of("feed"));
        verifySet("{\"subscribed_fields\":[\"feed\"]}");
        server.wire().verify(0, WireMock.getRequestedFor(WireMock.anyUrl()));
    }

    @Test
    void a_node_that_knows_no_fields_is_subscribed_without_any() {
        ours.subscribe("1", "t", List.of());
        verifySet("{}");
        ours.unsubscribe("1", "t", List.of());
        server.wire().verify(1, WireMock.deleteRequestedFor(WireMock.urlEqualTo(EDGE)));
    }
}
