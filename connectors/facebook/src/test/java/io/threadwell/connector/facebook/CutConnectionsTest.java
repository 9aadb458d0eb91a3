package io.threadwell.connector.facebook;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.OutboundMessage.Target;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.Visibility;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Connections that break: whatever may have taken effect is never called a failure, and never sent again. */
final class CutConnectionsTest {
    private static final OutboundMessage REPLY = Accounts.answer(
            Visibility.PUBLIC, new Target("70_1", "70_1", "1001_70", null), Content.text("hello"), Instant.EPOCH);

    private final WireMockServer graph =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final FacebookConnector connector = connector();

    private FacebookConnector connector() {
        graph.start();
        FacebookConfig config = FacebookConfig.builder()
                .graphUri(URI.create(graph.baseUrl()))
                .pollingOnly()
                .callTimeout(Duration.ofMillis(500))
                .build();
        return FacebookConnector.builder().config(config).build();
    }

    @AfterEach
    void stop() {
        graph.stop();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_reply_that_is_cut_is_unknown_and_goes_out_once(Fault fault) {
        graph.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
        assertThatThrownBy(() -> sender.send(Accounts.page(), REPLY)).isInstanceOf(OutcomeUnknown.class);
        assertThat(graph.getAllServeEvents()).hasSize(1);
    }

    @Test
    void a_reply_that_is_not_answered_in_time_is_unknown() {
        graph.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(2_000)));
        ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
        assertThatThrownBy(() -> sender.send(Accounts.page(), REPLY)).isInstanceOf(OutcomeUnknown.class);
    }

    @Test
    void a_reply_that_finds_nobody_listening_certainly_failed() {
        graph.stop();
        ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
        assertThatThrownBy(() -> sender.send(Accounts.page(), REPLY)).isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void what_reads_or_may_be_done_twice_is_merely_unavailable(Fault fault) {
        graph.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
        PollingSource polling = connector.facet(PollingSource.class).orElseThrow();
        Moderation moderation = connector.facet(Moderation.class).orElseThrow();
        assertThatThrownBy(() -> polling.poll(Accounts.page(), "feed", null, Instant.EPOCH))
                .isInstanceOf(Unavailable.class);
        assertThatThrownBy(() -> moderation.apply(Accounts.page(), "70_1", Moderation.Action.HIDE))
                .isInstanceOf(Unavailable.class);
    }
}
