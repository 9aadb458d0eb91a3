package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.ConversationSignals;
import io.threadwell.api.connector.ConversationSignals.Signal;
import io.threadwell.api.connector.ItemLookup;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Content;
import io.threadwell.testkit.connector.AnnouncedItems.Announced;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What some networks have besides items and answers. */
abstract class AbilityTests extends ConnectorTest {
    private AccountContext account;

    AbilityTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openAccount() {
        account = fixture.account();
    }

    private <T> T facetIfAny(Class<T> port) {
        assumeTrue(connector.facet(port).isPresent(), () -> "the connector has no " + port.getSimpleName());
        return facet(port);
    }

    @Test
    void an_announced_item_is_fetched() {
        ItemLookup lookup = facetIfAny(ItemLookup.class);
        Announced announced =
                supplied(fixture.announcedItems(), "announcedItems()").item();
        assertThat(lookup.lookUp(account, announced.reference())).anySatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(InboundEvent.Posted.class, posted -> assertThat(posted.externalId())
                        .isEqualTo(announced.externalId())));
    }

    @Test
    void an_announced_item_that_is_gone_is_not_found() {
        ItemLookup lookup = facetIfAny(ItemLookup.class);
        AnnouncedItems items = supplied(fixture.announcedItems(), "announcedItems()");
        assertThatThrownBy(() -> lookup.lookUp(account, items.gone())).isInstanceOf(NotFound.class);
        String there = items.item().reference();
        fixture.faults().killCredential();
        assertThatThrownBy(() -> lookup.lookUp(account, there)).isInstanceOf(ReauthorizationRequired.class);
    }

    @Test
    void a_person_has_a_name() {
        ProfileSource source = facetIfAny(ProfileSource.class);
        Profiles profiles = supplied(fixture.profiles(), "profiles()");
        Author person = source.profile(account, profiles.person());
        assertThat(person.externalId()).isEqualTo(profiles.person());
        assertThat(person.isNamed()).isTrue();
        assertThatThrownBy(() -> source.profile(account, profiles.stranger())).isInstanceOf(NotFound.class);
    }

    @Test
    void an_attachment_is_fetched_whole() throws IOException {
        MediaSource source = facetIfAny(MediaSource.class);
        ServedMedia media = supplied(fixture.servedMedia(), "servedMedia()");
        byte[] content = "not really a picture".getBytes(StandardCharsets.UTF_8);
        MediaFile file = source.open(account, media.attachment(content));
        try (InputStream in = file.content()) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        assertThatThrownBy(() -> source.open(account, media.gone()).content()).isInstanceOf(NotFound.class);
    }

    @Test
    void an_item_of_ours_gets_another_text_as_often_as_it_is_given() {
        needs(Capability.EDIT);
        MessageEditor editor = facet(MessageEditor.class);
        OwnItems own = supplied(fixture.ownItems(), "ownItems()");
        String item = own.item();
        for (int time = 0; time < 2; time++) {
            editor.edit(account, item, Content.text("what we meant"));
            assertThat(own.textOf(item)).isEqualTo("what we meant");
        }
        fixture.faults().killCredential();
        assertThatThrownBy(() -> editor.edit(account, item, Content.text("too late")))
                .isInstanceOf(ReauthorizationRequired.class);
    }

    @ParameterizedTest
    @EnumSource(Signal.class)
    void a_sign_is_shown_or_refused_at_once(Signal signal) {
        ConversationSignals signals = facetIfAny(ConversationSignals.class);
        ShownSignals shown = supplied(fixture.shownSignals(), "shownSignals()");
        if (can(signal.needs())) {
            signals.give(account, shown.conversation(), signal);
            assertThat(shown.given()).contains(signal);
        } else {
            assertThatThrownBy(() -> signals.give(account, shown.conversation(), signal))
                    .isInstanceOf(UnsupportedOperation.class);
            assertThat(shown.given()).doesNotContain(signal);
        }
    }
}
