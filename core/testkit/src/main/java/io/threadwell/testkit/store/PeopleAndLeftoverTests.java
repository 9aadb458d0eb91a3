package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.Author;
import io.threadwell.api.model.DeliveryId;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.MessageState;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.PersonStore.Traces;
import io.threadwell.api.store.UnsupportedItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Personas and their traces, what nobody could read, and cursors. */
abstract class PeopleAndLeftoverTests extends StoreTest {
    private static final PersonaKey ANNA = new PersonaKey(Samples.PAGE, "anna");

    PeopleAndLeftoverTests(CareStoreContract contract) {
        super(contract);
    }

    private static Persona persona(String name, @Nullable Instant seen) {
        return new Persona(ANNA, Author.of("anna", name), seen);
    }

    private void save(Persona... personas) {
        change(s -> s.people().save(List.of(personas)));
    }

    @Test
    void a_persona_is_kept_as_last_seen() {
        Persona full = new Persona(ANNA, Samples.ANNA, T);
        save(full);
        assertThat(optional(s -> s.people().find(ANNA))).contains(full);
        save(persona("Anna B.", T.plusSeconds(1)));
        assertThat(optional(s -> s.people().find(ANNA))).contains(persona("Anna B.", T.plusSeconds(1)));
        assertThat(optional(s -> s.people().find(new PersonaKey(Samples.PAGE_2, "anna"))))
                .isEmpty();
    }

    @Test
    void facts_of_a_persona_stay_until_there_are_others() {
        Author named = Samples.ANNA.withFacts(Map.of(Author.PHONE, "49301234567", "name & more", "a=b+c"));
        save(new Persona(ANNA, named, T));
        save(new Persona(ANNA, Samples.ANNA, T.plusSeconds(1)));
        assertThat(optional(s -> s.people().find(ANNA))).contains(new Persona(ANNA, named, T.plusSeconds(1)));
        Author other = Samples.ANNA.withFacts(Map.of(Author.FOLLOWERS, "7"));
        save(new Persona(ANNA, other, T.plusSeconds(2)));
        assertThat(optional(s -> s.people().find(ANNA))).contains(new Persona(ANNA, other, T.plusSeconds(2)));
    }

    @Test
    void a_persona_that_was_seen_later_already_stays() {
        save(persona("new name", T.plusSeconds(5)));
        save(persona("old name", T));
        save(persona("of unknown age", null));
        assertThat(optional(s -> s.people().find(ANNA))).contains(persona("new name", T.plusSeconds(5)));
    }

    @Test
    void a_persona_of_which_nobody_knows_when_it_was_seen_gives_way() {
        save(persona("of unknown age", null));
        assertThat(optional(s -> s.people().find(ANNA))).contains(persona("of unknown age", null));
        save(persona("seen", T));
        assertThat(optional(s -> s.people().find(ANNA))).contains(persona("seen", T));
    }

    @Test
    void all_that_is_kept_of_a_person_is_found() {
        Message bertha = new Message(
                new MessageId(3),
                Samples.PAGE,
                "item-3",
                Samples.inbound(3, Samples.in(1, null), T).type(),
                Samples.in(1, null),
                Author.of("bertha", null),
                Samples.richContent(),
                Samples.inbound(3, Samples.in(1, null), T).times(),
                null,
                Samples.inbound(3, Samples.in(1, null), T).state());
        change(s -> {
            Samples.holdConversations(s, 1);
            s.messages()
                    .insert(List.of(
                            Samples.inbound(1, Samples.in(1, null), T),
                            Samples.inbound(2, Samples.in(1, null), T)
                                    .withState(MessageState.inbound(new DeliveryId(4))),
                            bertha));
            s.people().seenIn(Map.of(ANNA, Set.of(new DeliveryId(1), new DeliveryId(2))));
            s.people().seenIn(Map.of(ANNA, Set.of(new DeliveryId(2), new DeliveryId(3))));
        });
        Traces traces = get(s -> s.people().traces(ANNA));
        assertThat(traces.messages()).containsExactlyInAnyOrder(new MessageId(1), new MessageId(2));
        assertThat(traces.deliveries())
                .containsExactlyInAnyOrder(new DeliveryId(1), new DeliveryId(2), new DeliveryId(3), new DeliveryId(4));
        Traces none = get(s -> s.people().traces(new PersonaKey(Samples.PAGE_2, "anna")));
        assertThat(none).isEqualTo(new Traces(List.of(), List.of()));
    }

    private static UnsupportedItem item(String key, @Nullable Long delivery, long seconds) {
        DeliveryId id = delivery == null ? null : new DeliveryId(delivery);
        return new UnsupportedItem(
                key, Samples.PAGE, id, "unknown kind", "{\"a\":\"ü " + key + "\"}", T.plusSeconds(seconds));
    }

    private List<UnsupportedItem> unsupported() {
        return get(s -> s.unsupported().list(PageRequest.first(100))).items();
    }

    @Test
    void what_nobody_could_read_is_kept_as_it_came_the_newest_first() {
        change(s -> s.unsupported().add(List.of(item("a", 1L, 1), item("b", null, 2))));
        change(s -> s.unsupported().add(List.of(item("c", 2L, 3))));
        assertThat(unsupported()).containsExactly(item("c", 2L, 3), item("b", null, 2), item("a", 1L, 1));
        assertThat(pages(1, page -> get(s -> s.unsupported().list(page))))
                .containsExactly(List.of(item("c", 2L, 3)), List.of(item("b", null, 2)), List.of(item("a", 1L, 1)));
    }

    @Test
    void an_element_that_comes_again_stays_as_it_is() {
        change(s -> s.unsupported().add(List.of(item("a", 1L, 1))));
        change(s -> s.unsupported().add(List.of(item("a", 9L, 9), item("b", 1L, 2), item("b", 2L, 3))));
        assertThat(unsupported()).containsExactly(item("b", 1L, 2), item("a", 1L, 1));
    }

    @Test
    void elements_of_deliveries_that_are_read_anew_are_forgotten() {
        change(s -> s.unsupported().add(List.of(item("a", 1L, 1), item("b", 2L, 2), item("c", null, 3))));
        change(s -> s.unsupported().removeOf(List.of(new DeliveryId(1), new DeliveryId(77))));
        assertThat(unsupported()).containsExactly(item("c", null, 3), item("b", 2L, 2));
        change(s -> s.unsupported().add(List.of(item("a", 1L, 4))));
        assertThat(unsupported()).hasSize(3);
    }

    @Test
    void cursors_are_kept_by_name() {
        change(s -> {
            s.cursors().put("a", "1");
            s.cursors().put("b", "x=1&ü\n");
            s.cursors().put("a", "2");
        });
        assertThat(optional(s -> s.cursors().get("a"))).contains("2");
        assertThat(optional(s -> s.cursors().get("b"))).contains("x=1&ü\n");
        assertThat(optional(s -> s.cursors().get("c"))).isEmpty();
        change(s -> {
            s.cursors().remove("a");
            s.cursors().remove("nothing");
        });
        assertThat(optional(s -> s.cursors().get("a"))).isEmpty();
    }
}
