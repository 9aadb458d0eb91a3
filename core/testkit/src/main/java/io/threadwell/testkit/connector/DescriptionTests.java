package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.ConnectorDescriptor;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.NetworkLimits;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplyPolicy;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.inbound.InboundEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** The descriptor, and that capabilities and facets agree. */
abstract class DescriptionTests extends ConnectorTest {
    private static final Capability[] REPLIES = {
        Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY, Capability.DIRECT_MESSAGE
    };
    private static final Capability[] MODERATION = {
        Capability.HIDE, Capability.DELETE, Capability.LIKE, Capability.PIN, Capability.APPROVE
    };
    private static final Capability[] SIGNALS = {Capability.TYPING, Capability.MARK_SEEN, Capability.THREAD_CONTROL};

    DescriptionTests(ConnectorContract contract) {
        super(contract);
    }

    @Test
    void the_descriptor_is_complete() {
        ConnectorDescriptor descriptor = connector.descriptor();
        assertThat(descriptor.displayName()).isNotBlank();
        assertThat(descriptor.apiVersion()).isNotBlank();
        assertThat(descriptor.capabilities()).isNotEmpty();
        assertThat(canAnyOf(Capability.WEBHOOK, Capability.POLL, Capability.STREAM))
                .as("something comes in")
                .isTrue();
    }

    @Test
    void the_limits_fit_the_capabilities() {
        NetworkLimits limits = connector.descriptor().limits();
        assertThat(limits.unit()).isNotBlank();
        assertThat(limits.settling()).isPositive();
        if (can(Capability.PUBLIC_REPLY)) {
            assertThat(limits.publicText()).isPositive();
        }
        assertThat(limits.privateText() > 0)
                .as("private text")
                .isEqualTo(canAnyOf(Capability.PRIVATE_REPLY, Capability.DIRECT_MESSAGE));
        assertThat(limits.images() > 0).as("images").isEqualTo(can(Capability.SEND_IMAGES));
        MediaRules media = connector.descriptor().media();
        assertThat(media.maxUploadBytes() > 0)
                .as("upload")
                .isEqualTo(canAnyOf(Capability.SEND_IMAGES, Capability.SEND_FILES));
        assertThat(media.keep() == MediaRules.Keep.FETCH && media.maxDownloadBytes() > 0)
                .as("what is fetched has a source")
                .isEqualTo(connector.facet(MediaSource.class).isPresent());
    }

    @Test
    void descriptor_and_facets_are_constant() {
        assertThat(connector.descriptor()).isEqualTo(connector.descriptor());
        assertThat(fixture.connector().descriptor()).isEqualTo(connector.descriptor());
        assertThat(connector.facet(ReplySender.class).isPresent())
                .isEqualTo(connector.facet(ReplySender.class).isPresent());
    }

    @Test
    void facets_are_there_exactly_where_a_capability_needs_them() {
        assertFacet(NetworkWebhook.class, can(Capability.WEBHOOK));
        assertFacet(PollingSource.class, can(Capability.POLL));
        assertFacet(ReplySender.class, canAnyOf(REPLIES));
        assertFacet(ReplyPolicy.class, canAnyOf(REPLIES));
        assertFacet(StreamSource.class, can(Capability.STREAM));
        assertFacet(Moderation.class, canAnyOf(MODERATION));
        assertFacet(MessageEditor.class, can(Capability.EDIT));
        assertFacet(ConversationSignals.class, canAnyOf(SIGNALS));
        assertThat(connector.facet(Runnable.class))
                .as("a port that nobody knows")
                .isEmpty();
    }

    private void assertFacet(Class<?> port, boolean declared) {
        assertThat(connector.facet(port).isPresent()).as(port.getSimpleName()).isEqualTo(declared);
    }

    @Test
    void the_fixture_supplies_what_is_declared() {
        assertThat(fixture.webhook().isPresent()).as("webhook").isEqualTo(can(Capability.WEBHOOK));
        assertThat(fixture.lists().isPresent()).as("lists").isEqualTo(can(Capability.POLL));
        assertThat(fixture.answers().isPresent()).as("answers").isEqualTo(canAnyOf(REPLIES));
        assertThat(fixture.moderatedItems().isPresent()).as("moderated items").isEqualTo(canAnyOf(MODERATION));
        assertThat(fixture.streams().isPresent()).as("streams").isEqualTo(can(Capability.STREAM));
        assertThat(fixture.ownItems().isPresent()).as("own items").isEqualTo(can(Capability.EDIT));
        assertThat(fixture.shownSignals().isPresent()).as("shown signals").isEqualTo(canAnyOf(SIGNALS));
        assertSupplied(fixture.credentials(), Authorizer.class);
        assertSupplied(fixture.announcedItems(), ItemLookup.class);
        assertSupplied(fixture.profiles(), ProfileSource.class);
        assertSupplied(fixture.servedMedia(), MediaSource.class);
    }

    private void assertSupplied(Optional<?> part, Class<?> port) {
        assertThat(part.isPresent())
                .as("what the fixture supplies for " + port.getSimpleName())
                .isEqualTo(connector.facet(port).isPresent());
    }

    @Test
    void streams_of_every_way_have_names_of_their_own() {
        List<String> names = new ArrayList<>();
        connector.facet(PollingSource.class).ifPresent(source -> names.addAll(source.streams()));
        connector.facet(StreamSource.class).ifPresent(source -> names.addAll(source.streams()));
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void what_can_be_told_of_items_is_told_exactly_where_they_are_declared() {
        assertTold(Capability.EDITS, InboundEvent.Edited.class::isInstance);
        assertTold(Capability.DELETIONS, InboundEvent.Deleted.class::isInstance);
        assertTold(Capability.RECEIPTS, InboundEvent.Receipt.class::isInstance);
        assertTold(Capability.ECHO, event -> event instanceof InboundEvent.Posted posted && posted.fromUs());
        assertThat(fixture.examples().stream().anyMatch(InboundEvent.Announced.class::isInstance))
                .as("announcements among the fixture's examples")
                .isEqualTo(connector.facet(ItemLookup.class).isPresent());
        assertThat(fixture.examples()).anyMatch(event -> event instanceof InboundEvent.Posted p && !p.fromUs());
    }

    private void assertTold(Capability capability, Predicate<InboundEvent> kind) {
        assertThat(fixture.examples().stream().anyMatch(kind))
                .as("%s among the fixture's examples", capability)
                .isEqualTo(can(capability));
    }

    @Test
    void every_event_belongs_to_an_account_of_the_network() {
        assertThat(fixture.examples()).isNotEmpty().allMatch(event -> event.account()
                .network()
                .equals(connector.descriptor().network()));
    }
}
