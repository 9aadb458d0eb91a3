package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Address;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.ContactEvent.Joined;
import io.threadwell.api.model.ContactEvent.Split;
import io.threadwell.api.model.ContactLink;
import io.threadwell.api.model.Evidence;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.ContactStore.Tie;
import io.threadwell.api.store.StoreSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which personas are one person, and where CRMs keep that person. */
abstract class ContactStoreTests extends StoreTest {
    private static final AccountId BIRD = AccountId.of("bird", "ours/1");
    private static final PersonaKey ANNA = new PersonaKey(Samples.PAGE, "anna");
    private static final PersonaKey BIRD_ANNA = new PersonaKey(BIRD, "ann 7");
    private static final PersonaKey BERTHA = new PersonaKey(Samples.PAGE, "bertha");
    private static final Evidence SAYS = Evidence.of(Evidence.Kind.AGENT, "eve");

    ContactStoreTests(CareStoreContract contract) {
        super(contract);
    }

    private static Persona persona(PersonaKey key, @Nullable Instant seen, Map<String, String> facts) {
        return new Persona(
                key, Author.of(key.externalId(), "name of " + key.externalId()).withFacts(facts), seen);
    }

    private void three() {
        change(s -> s.people()
                .save(List.of(
                        persona(ANNA, T.plusSeconds(5), Map.of()),
                        persona(BIRD_ANNA, T, Map.of()),
                        persona(BERTHA, null, Map.of()))));
    }

    private List<PersonaKey> members(PersonaKey contact) {
        return list(s -> keys(s, contact));
    }

    private static List<PersonaKey> keys(StoreSession session, PersonaKey contact) {
        return session.contacts().personas(List.of(contact)).getOrDefault(contact, List.of()).stream()
                .map(Persona::key)
                .toList();
    }

    @Test
    void somebody_who_was_never_joined_is_a_contact_alone() {
        three();
        PersonaKey stranger = new PersonaKey(BIRD, "stranger");
        assertThat(map(s -> s.contacts().keys(List.of(ANNA, BIRD_ANNA, stranger))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(ANNA, ANNA, BIRD_ANNA, BIRD_ANNA, stranger, stranger));
        assertThat(members(ANNA)).containsExactly(ANNA);
        assertThat(members(stranger)).isEmpty();
    }

    @Test
    void joined_personas_are_under_one_key_the_one_known_longest_first() {
        three();
        change(s -> s.people().save(List.of(persona(BIRD_ANNA, T.plusSeconds(60), Map.of()))));
        change(s -> s.contacts().assign(Map.of(ANNA, BIRD_ANNA, BERTHA, BIRD_ANNA, BIRD_ANNA, BIRD_ANNA)));
        assertThat(map(s -> s.contacts().keys(List.of(ANNA, BIRD_ANNA, BERTHA))))
                .containsOnlyKeys(ANNA, BIRD_ANNA, BERTHA)
                .allSatisfy((persona, contact) -> assertThat(contact).isEqualTo(BIRD_ANNA));
        assertThat(members(BIRD_ANNA)).containsExactly(BIRD_ANNA, ANNA, BERTHA);
        assertThat(members(ANNA)).as("no longer a contact's key").isEmpty();
        assertThat(optional(s -> s.people().find(ANNA)))
                .as("a persona stays what it is")
                .contains(persona(ANNA, T.plusSeconds(5), Map.of()));
    }

    @Test
    void a_persona_that_was_split_off_is_a_contact_alone_again() {
        three();
        change(s -> s.contacts().assign(Map.of(ANNA, BIRD_ANNA, BERTHA, BIRD_ANNA)));
        change(s -> s.contacts().assign(Map.of(ANNA, ANNA)));
        assertThat(members(BIRD_ANNA)).containsExactly(BIRD_ANNA, BERTHA);
        assertThat(members(ANNA)).containsExactly(ANNA);
    }

    @Test
    void seeing_a_persona_again_does_not_split_it_off() {
        three();
        change(s -> s.contacts().assign(Map.of(ANNA, BIRD_ANNA)));
        change(s -> s.people().save(List.of(persona(ANNA, T.plusSeconds(99), Map.of(Author.PHONE, "1")))));
        assertThat(members(BIRD_ANNA)).containsExactly(BIRD_ANNA, ANNA);
    }

    @Test
    void locking_gives_the_whole_contact_of_each_persona() {
        three();
        change(s -> s.contacts().assign(Map.of(ANNA, BIRD_ANNA)));
        Map<PersonaKey, List<Persona>> locked =
                store.transact(WS, s -> s.contacts().lock(List.of(ANNA, BERTHA)));
        assertThat(locked).containsOnlyKeys(BIRD_ANNA, BERTHA);
        assertThat(locked.get(BIRD_ANNA)).extracting(Persona::key).containsExactly(BIRD_ANNA, ANNA);
    }

    @Test
    void joins_at_the_same_time_make_one_contact() {
        int count = 8;
        List<PersonaKey> chain = IntStream.range(0, count)
                .mapToObj(i -> new PersonaKey(BIRD, "p" + i))
                .toList();
        change(s -> s.people()
                .save(IntStream.range(0, count)
                        .mapToObj(i -> persona(chain.get(i), T.plusSeconds(i), Map.of()))
                        .toList()));
        atOnce(count - 1, i -> {
            change(s -> {
                Map<PersonaKey, List<Persona>> both = s.contacts().lock(List.of(chain.get(i), chain.get(i + 1)));
                List<PersonaKey> all = both.values().stream()
                        .flatMap(List::stream)
                        .map(Persona::key)
                        .sorted(PersonaKey.ORDER)
                        .toList();
                all.forEach(p -> s.contacts().assign(Map.of(p, all.get(0))));
            });
            return i;
        });
        assertThat(members(chain.get(0))).containsExactlyElementsOf(chain);
    }

    @Test
    void links_are_found_from_both_ends_and_replaced_by_kind_of_evidence() {
        ContactLink says = new ContactLink(ANNA, BIRD_ANNA, SAYS, true, T);
        ContactLink looks = new ContactLink(
                BERTHA, ANNA, new Evidence(Evidence.Kind.SIMILARITY, "handle", 0.625), false, T.plusSeconds(1));
        change(s -> s.contacts().link(List.of(says, looks)));
        assertThat(list(s -> s.contacts().links(List.of(ANNA)))).containsExactlyInAnyOrder(says, looks);
        assertThat(list(s -> s.contacts().links(List.of(BIRD_ANNA)))).containsExactly(says);
        assertThat(list(s -> s.contacts().links(List.of(BERTHA)))).containsExactly(looks);
        ContactLink not = new ContactLink(BIRD_ANNA, ANNA, SAYS, false, T.plusSeconds(2));
        ContactLink network = new ContactLink(ANNA, BIRD_ANNA, Evidence.of(Evidence.Kind.NETWORK, "bird"), true, T);
        change(s -> s.contacts().link(List.of(not, network)));
        assertThat(list(s -> s.contacts().links(List.of(BIRD_ANNA)))).containsExactlyInAnyOrder(not, network);
    }

    @Test
    void who_shares_an_address_that_networks_vouch_for_is_found_as_it_stands_now() {
        Address phone = new Address(Author.PHONE, "+49 30 1234");
        change(s -> s.people()
                .save(List.of(
                        persona(ANNA, T, Map.of(Author.PHONE, "49301234", Author.EMAIL, "Anna@Example.org")),
                        persona(BIRD_ANNA, T, Map.of(Author.PHONE, "+49301234")),
                        persona(BERTHA, T, Map.of(Author.PHONE, "49301235")))));
        assertThat(list(s -> s.contacts().sharing(phone))).containsExactly(BIRD_ANNA, ANNA);
        assertThat(list(s -> s.contacts().sharing(new Address(Author.EMAIL, "anna@example.ORG "))))
                .containsExactly(ANNA);
        change(s -> s.people().save(List.of(persona(BIRD_ANNA, T.minusSeconds(1), Map.of(Author.PHONE, "1")))));
        assertThat(list(s -> s.contacts().sharing(phone)))
                .as("what is older than what is known changes nothing")
                .containsExactly(BIRD_ANNA, ANNA);
        change(s -> s.people().save(List.of(persona(BIRD_ANNA, T.plusSeconds(1), Map.of(Author.PHONE, "2")))));
        assertThat(list(s -> s.contacts().sharing(phone))).containsExactly(ANNA);
        change(s -> s.people().save(List.of(persona(ANNA, T.plusSeconds(1), Map.of()))));
        assertThat(list(s -> s.contacts().sharing(phone)))
                .as("facts stay until there are others")
                .containsExactly(ANNA);
    }

    @Test
    void personas_with_the_same_handle_or_name_are_found() {
        Persona anna = new Persona(ANNA, new Author("anna", "Anna Berg", "annab", null), T);
        Persona sameHandle = new Persona(BIRD_ANNA, new Author("7", "A.", "annab", null), T);
        Persona sameName = new Persona(BERTHA, new Author("bertha", "Anna Berg", null, null), T);
        change(s -> s.people().save(List.of(anna, sameHandle, sameName)));
        assertThat(list(s -> s.contacts().alike(anna.profile()))).containsExactlyInAnyOrder(anna, sameHandle, sameName);
        assertThat(list(s -> s.contacts().alike(sameHandle.profile()))).containsExactlyInAnyOrder(anna, sameHandle);
        assertThat(list(s -> s.contacts().alike(Author.of("x", null)))).isEmpty();
    }

    @Test
    void what_happened_to_contacts_is_kept_in_its_order() {
        ContactEvent joined = new ContactEvent(
                ANNA,
                T.plusSeconds(9),
                Actor.agent("eve"),
                new Joined(BIRD_ANNA, Evidence.of(Evidence.Kind.CRM, "crm & co")));
        ContactEvent split = new ContactEvent(ANNA, T, Actor.SYSTEM, new Split(BIRD_ANNA, Set.of(BIRD_ANNA, BERTHA)));
        ContactEvent other = new ContactEvent(BERTHA, T, Actor.HOST, new Joined(ANNA, SAYS));
        change(s -> s.contacts().append(List.of(joined)));
        change(s -> s.contacts().append(List.of(split, other)));
        assertThat(list(s -> s.contacts().events(List.of(ANNA, BERTHA), 10))).containsExactly(joined, split, other);
        assertThat(list(s -> s.contacts().events(List.of(ANNA), 1))).containsExactly(split);
        assertThat(list(s -> s.contacts().events(List.of(BIRD_ANNA), 10))).isEmpty();
    }

    @Test
    void records_are_tied_to_personas_one_in_each_system() {
        Tie first = new Tie(new ExternalRef("crm", "003A", "https://crm.example/003A"), "digest");
        Tie second = new Tie(new ExternalRef("crm", "003B", null), "");
        Tie elsewhere = new Tie(new ExternalRef("erp", "003A", null), "");
        change(s -> s.contacts().tie(Map.of(ANNA, first, BIRD_ANNA, first)));
        change(s -> s.contacts().tie(Map.of(ANNA, elsewhere)));
        assertThat(map(s -> s.contacts().ties("crm", List.of(ANNA, BIRD_ANNA, BERTHA))))
                .containsExactlyInAnyOrderEntriesOf(Map.of(ANNA, first, BIRD_ANNA, first));
        assertThat(list(s -> s.contacts().records(ANNA))).containsExactly(first.record(), elsewhere.record());
        assertThat(list(s -> s.contacts().of(first.record()))).containsExactly(BIRD_ANNA, ANNA);
        change(s -> s.contacts().tie(Map.of(ANNA, second)));
        assertThat(list(s -> s.contacts().of(first.record()))).containsExactly(BIRD_ANNA);
        change(s -> s.contacts().untie("crm", List.of(ANNA, BERTHA)));
        assertThat(list(s -> s.contacts().records(ANNA))).containsExactly(elsewhere.record());
    }

    @Test
    void another_workspace_has_contacts_of_its_own() {
        three();
        change(OTHER, s -> s.people().save(List.of(persona(ANNA, T, Map.of()), persona(BERTHA, T, Map.of()))));
        ExternalRef record = new ExternalRef("crm", "1", null);
        change(OTHER, s -> {
            s.contacts().assign(Map.of(BERTHA, ANNA));
            s.contacts().link(List.of(new ContactLink(ANNA, BERTHA, SAYS, true, T)));
            s.contacts().append(List.of(new ContactEvent(ANNA, T, Actor.SYSTEM, new Joined(BERTHA, SAYS))));
            s.contacts().tie(Map.of(ANNA, new Tie(record, "")));
        });
        assertThat(members(ANNA)).containsExactly(ANNA);
        assertThat(list(s -> s.contacts().links(List.of(ANNA, BERTHA)))).isEmpty();
        assertThat(list(s -> s.contacts().events(List.of(ANNA), 9))).isEmpty();
        assertThat(list(s -> s.contacts().of(record))).isEmpty();
        assertThat(list(s -> s.contacts().records(ANNA))).isEmpty();
    }
}
