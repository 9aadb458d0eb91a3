package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactEvent.Joined;
import io.threadwell.api.model.ContactEvent.Split;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.testkit.network.FakePage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One person behind several personas. */
class ContactScenarioTest {
    private static final Actor EVE = Actor.agent("eve");
    private static final Map<String, String> PHONE = Map.of(Author.PHONE, "+49 30 1234");

    private static PersonaKey persona(FakePage page, String person) {
        return new PersonaKey(page.id(), person);
    }

    private static Contact contact(World world, PersonaKey persona) {
        return world.engine.contacts().find(persona).orElseThrow();
    }

    private static List<PersonaKey> personas(Contact contact) {
        return contact.personas().stream().map(Persona::key).toList();
    }

    private static String requester(World world, CareCase careCase) {
        Customer requester = world.desk.ticket(World.ticketOf(careCase)).requester();
        return Objects.requireNonNull(requester).key();
    }

    private static FakePage secondPage(World world) {
        FakePage page = world.network.page("page-2");
        world.connect(page, ConnectPolicy.fromNow());
        world.settle();
        return page;
    }

    @ParameterizedTest
    @EnumSource
    void thePersonOfTwoPagesIsTwoContactsUntilSomethingSaysOtherwise(Storage storage) {
        try (World world = new World(storage)) {
            FakePage second = secondPage(world);
            world.page.message("77", "Hello");
            second.message("77", "Hello again");
            world.work();
            assertThat(contact(world, persona(world.page, "77")).personas()).hasSize(1);
            assertThat(world.people).isEmpty();
            assertThat(world.engine.contacts().find(persona(world.page, "nobody")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTelephoneNumberThatNetworksVouchForJoins(Storage storage) {
        try (World world = new World(storage)) {
            FakePage second = secondPage(world);
            world.page.message("opaque", "Hello");
            world.work();
            world.network.vouch("opaque", PHONE);
            world.network.vouch("other", Map.of(Author.PHONE, "49301234"));
            second.message("other", "It is me");
            world.work();
            assertThat(world.people).isEmpty();
            world.page.message("opaque", "With a number now");
            world.work();
            Contact contact = contact(world, persona(second, "other"));
            assertThat(personas(contact)).containsExactly(persona(world.page, "opaque"), persona(second, "other"));
            assertThat(contact.key()).isEqualTo(persona(world.page, "opaque"));
            assertThat(contact.facts(Author.PHONE)).containsExactlyInAnyOrder("+49 30 1234", "49301234");
            assertThat(world.people).singleElement().satisfies(event -> assertThat(event.change())
                    .isEqualTo(new Joined(persona(second, "other"), Evidence.of(Evidence.Kind.ADDRESS, Author.PHONE))));
            assertThat(world.engine.contacts().history(persona(second, "other")))
                    .isEqualTo(world.people);
        }
    }

    @ParameterizedTest
    @EnumSource
    void somebodyWhoseIdChangesStaysTheSameContactAndTheJoinCanBeUndone(Storage storage) {
        try (World world = new World(storage)) {
            world.network.vouch("before", PHONE);
            world.page.message("before", "Where is it?");
            world.work();
            world.page.changeId("before", "after");
            world.page.message("after", "Still waiting");
            world.work();
            PersonaKey before = persona(world.page, "before");
            PersonaKey after = persona(world.page, "after");
            assertThat(personas(contact(world, after))).containsExactly(before, after);
            assertThat(world.engine.contacts().evidence(after))
                    .extracting(ContactLink::evidence)
                    .containsExactly(Evidence.of(Evidence.Kind.NETWORK, "fake"));
            Contact split = world.engine.contacts().split(Set.of(after), EVE);
            assertThat(personas(split)).containsExactly(after);
            assertThat(personas(contact(world, before))).containsExactly(before);
            world.network.vouch("after", PHONE);
            world.page.message("after", "And again");
            world.work();
            assertThat(personas(contact(world, after)))
                    .as("no evidence joins what somebody split")
                    .containsExactly(after);
            world.engine.contacts().join(before, after, EVE);
            assertThat(personas(contact(world, before))).containsExactly(before, after);
        }
    }

    @ParameterizedTest
    @EnumSource
    void joinsAndSplitsUndoEachOtherWithoutLoss(Storage storage) {
        try (World world = new World(storage)) {
            FakePage second = secondPage(world);
            world.page.message("a", "1");
            world.work();
            second.message("b", "2");
            world.work();
            second.message("c", "3");
            world.work();
            PersonaKey a = persona(world.page, "a");
            PersonaKey b = persona(second, "b");
            PersonaKey c = persona(second, "c");
            world.engine.contacts().join(c, b, EVE);
            Contact joined = world.engine.contacts().join(b, a, EVE);
            assertThat(joined.key()).isEqualTo(a);
            assertThat(personas(joined)).containsExactly(a, b, c);
            Contact bc = world.engine.contacts().split(Set.of(c, b), EVE);
            assertThat(bc.key()).isEqualTo(b);
            assertThat(personas(bc)).containsExactly(b, c);
            assertThat(personas(contact(world, a))).containsExactly(a);
            assertThat(personas(world.engine.contacts().join(a, c, EVE))).containsExactly(a, b, c);
            Contact rest = world.engine.contacts().split(Set.of(a), EVE);
            assertThat(rest.key()).isEqualTo(a);
            assertThat(personas(contact(world, c))).containsExactly(b, c);
            assertThat(world.engine.contacts().history(c))
                    .extracting(ContactEvent::change)
                    .contains(new Split(a, Set.of(a)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void openTicketsFollowTheRequester(Storage storage) {
        try (World world = new World(storage)) {
            FakePage second = secondPage(world);
            world.page.message("a", "1");
            world.work();
            second.message("b", "2");
            world.work();
            PersonaKey a = persona(world.page, "a");
            PersonaKey b = persona(second, "b");
            CareCase ofB = world.cases().get(1);
            assertThat(requester(world, ofB)).isEqualTo(b.toString());
            world.engine.contacts().join(a, b, EVE);
            world.work();
            assertThat(requester(world, ofB)).isEqualTo(a.toString());
            second.message("b", "Any news?");
            world.work();
            assertThat(world.desk.ticket(World.ticketOf(ofB)).comments()).last().satisfies(comment -> assertThat(
                            comment.entries().get(0).customer())
                    .extracting(Customer::key)
                    .isEqualTo(a.toString()));
            world.engine.contacts().split(Set.of(b), EVE);
            world.work();
            assertThat(requester(world, ofB)).isEqualTo(b.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoLooksAlikeIsSuggestedAndNeverJoined(Storage storage) {
        try (World world = new World(storage)) {
            FakePage second = secondPage(world);
            world.page.message("same", "1");
            second.message("same", "2");
            world.work();
            PersonaKey one = persona(world.page, "same");
            PersonaKey other = persona(second, "same");
            assertThat(world.people).isEmpty();
            assertThat(world.engine.contacts().suggestions(one)).singleElement().satisfies(suggestion -> {
                assertThat(suggestion.persona().key()).isEqualTo(other);
                assertThat(suggestion.evidence().attests()).isFalse();
                assertThat(suggestion.evidence().score()).isBetween(0.1, 0.9);
            });
            world.engine.contacts().join(one, other, EVE);
            assertThat(world.engine.contacts().suggestions(one)).isEmpty();
            world.engine.contacts().split(Set.of(other), EVE);
            assertThat(world.engine.contacts().suggestions(one))
                    .as("somebody said that they are not the same")
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeSplitOrJoinedIsRefused(Storage storage) {
        try (World world = new World(storage)) {
            world.page.message("a", "1");
            world.page.message("b", "2");
            world.work();
            PersonaKey a = persona(world.page, "a");
            PersonaKey b = persona(world.page, "b");
            Contacts contacts = world.engine.contacts();
            assertThatThrownBy(() -> contacts.join(a, a, EVE)).isInstanceOf(InvalidRequest.class);
            assertThatThrownBy(() -> contacts.split(Set.of(), EVE)).isInstanceOf(InvalidRequest.class);
            assertThatThrownBy(() -> contacts.split(Set.of(a), EVE)).isInstanceOf(InvalidRequest.class);
            assertThatThrownBy(() -> contacts.split(Set.of(a, b), EVE)).isInstanceOf(InvalidRequest.class);
            assertThatThrownBy(() -> contacts.split(Set.of(persona(world.page, "x")), EVE))
                    .isInstanceOf(NotFound.class);
        }
    }
}
