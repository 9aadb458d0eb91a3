package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists that are asked for, with a cursor that the engine keeps. */
abstract class PollingTests extends ConnectorTest {
    private static final int MOST_PAGES = 100;

    private PollingSource polling;
    private ConnectorFixture.Lists lists;
    private AccountContext account;

    PollingTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openPolling() {
        needs(Capability.POLL);
        polling = facet(PollingSource.class);
        lists = supplied(fixture.lists(), "lists()");
        account = fixture.account();
    }

    private PollPage poll(PollingSource source, @Nullable String cursor) {
        return source.poll(account, lists.stream(), cursor, lists.beginning());
    }

    /** All that there is now. */
    private record Walk(List<String> ids, @Nullable String cursor) {}

    private Walk walk(PollingSource source, @Nullable String from) {
        List<String> ids = new ArrayList<>();
        String cursor = from;
        for (int page = 0; page < MOST_PAGES; page++) {
            PollPage got = poll(source, cursor);
            ids.addAll(ids(got));
            cursor = got.cursor() == null ? cursor : got.cursor();
            if (!got.comeAgain().isZero()) {
                assertThat(got.comeAgain()).isPositive();
                return new Walk(ids, cursor);
            }
        }
        throw new AssertionError("after " + MOST_PAGES + " pages there is still more at once");
    }

    private static List<String> ids(PollPage page) {
        return page.events().stream()
                .filter(InboundEvent.Posted.class::isInstance)
                .map(event -> ((InboundEvent.Posted) event).externalId())
                .toList();
    }

    @Test
    void streams_have_names_and_are_constant() {
        assertThat(polling.streams()).isNotEmpty().doesNotHaveDuplicates().contains(lists.stream());
        assertThat(polling.streams()).isEqualTo(polling.streams());
    }

    @Test
    void a_first_poll_finds_what_is_there() {
        List<String> published = lists.publish(3);
        assertThat(walk(polling, null).ids()).containsAll(published);
    }

    @Test
    void pages_lead_through_all_there_is() {
        List<String> published = lists.publish(40);
        assertThat(walk(polling, null).ids()).containsAll(published);
    }

    @Test
    void the_cursor_leads_on_to_what_is_new() {
        lists.publish(2);
        Walk before = walk(polling, null);
        assertThat(before.cursor()).isNotNull();
        List<String> fresh = lists.publish(2);
        assertThat(walk(polling, before.cursor()).ids()).containsAll(fresh);
    }

    @Test
    void the_cursor_is_all_that_another_connector_needs() {
        lists.publish(2);
        Walk before = walk(polling, null);
        List<String> fresh = lists.publish(3);
        Connector another = fixture.connector();
        PollingSource elsewhere = another.facet(PollingSource.class).orElseThrow();
        assertThat(walk(elsewhere, before.cursor()).ids()).containsAll(fresh);
    }

    @Test
    void a_page_that_is_asked_for_twice_is_the_same() {
        lists.publish(2);
        Walk before = walk(polling, null);
        lists.publish(2);
        assertThat(ids(poll(polling, before.cursor()))).isEqualTo(ids(poll(polling, before.cursor())));
    }

    @Test
    void when_nothing_is_new_the_answer_says_when_to_come_again() {
        lists.publish(2);
        Walk before = walk(polling, null);
        assertThat(poll(polling, before.cursor()).comeAgain()).isPositive();
    }

    @Test
    void a_dead_credential_is_told() {
        fixture.faults().killCredential();
        assertThatThrownBy(() -> poll(polling, null)).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void too_many_calls_are_told_with_the_time_to_come_again() {
        Instant earliest = fixture.faults().limit();
        assertThatThrownBy(() -> poll(polling, null))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfterOrEqualTo(earliest));
    }

    @Test
    void an_outage_is_told_and_the_next_poll_works() {
        List<String> published = lists.publish(1);
        fixture.faults().breakDown();
        assertThatThrownBy(() -> poll(polling, null)).isInstanceOf(Unavailable.class);
        assertThat(walk(polling, null).ids()).containsAll(published);
    }
}
