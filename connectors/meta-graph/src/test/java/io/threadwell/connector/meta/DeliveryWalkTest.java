package io.threadwell.connector.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every element is read by itself, and nothing vanishes. */
final class DeliveryWalkTest {
    private static final Network NETWORK = new Network("example");
    private static final Instant TOLD = Instant.ofEpochSecond(1_700_000_000);

    private final DeliveryWalk walk = new DeliveryWalk(NETWORK, "page", DeliveryWalkTest::read);

    /** Notes what an element is called, and stumbles where it is called so. */
    private static List<InboundEvent> read(Element element) {
        JsonValue json = element.list() == Element.Of.CHANGES ? element.needValue() : element.json();
        String name = element.part(json).needId("name");
        if (name.equals("stumble")) {
            throw new IllegalStateException("with a customer's words");
        }
        return List.of(new Noted(element.account(), element.list() + " " + name, element.told()));
    }

    private static List<InboundEvent> events(DeliveryWalk walk, String body) {
        return walk.events(Signed.delivery("meta", Signed.bytes(body)));
    }

    private static Noted noted(String account, String what) {
        return new Noted(new AccountId(NETWORK, account), what, TOLD);
    }

    @Test
    void all_lists_of_all_entries_are_walked() {
        List<InboundEvent> events = events(walk, """
                {"object":"page","entry":[
                  {"id":1,"time":1700000000,"changes":[{"field":"feed","value":{"name":"a"}},{"field":"feed","value":{"name":"b"}}]},
                  {"id":"2","time":1700000000000,"messaging":[{"name":"c"}],"standby":[{"name":"d"}]}]}""");
        assertThat(events)
                .containsExactly(
                        noted("1", "CHANGES a"),
                        noted("1", "CHANGES b"),
                        noted("2", "MESSAGING c"),
                        noted("2", "STANDBY d"));
    }

    @Test
    void an_entry_may_be_a_change_itself() {
        List<InboundEvent> events = events(walk, """
                {"object":"page","entry":[
                  {"id":"1","time":1700000000,"field":"feed","value":{"name":"a"}},
                  {"id":"2","time":1700000000,"field":"feed"}]}""");
        assertThat(events).hasSize(2).contains(noted("1", "CHANGES a"));
        assertThat(events.get(1)).isInstanceOfSatisfying(Unsupported.class, kept -> assertThat(kept.reason())
                .isEqualTo("a change of feed without a value"));
    }

    @Test
    void one_element_that_cannot_be_read_harms_no_other_and_is_kept_without_content_in_its_reason() {
        List<InboundEvent> events = events(walk, """
                {"object":"page","entry":[{"id":"1","changes":[
                  {"field":"feed","value":{"item":"comment","verb":"add","name":"stumble"}},
                  {"field":"my words, and more","value":{}},
                  {"field":"feed"},
                  {"field":"feed","value":{"name":"a"}}],
                 "messaging":[{"sender":{"id":"9"},"timestamp":1,"message":{"text":"w"}}]}]}""");
        assertThat(events)
                .filteredOn(Unsupported.class::isInstance)
                .extracting(event -> ((Unsupported) event).reason())
                .containsExactly(
                        "a change of feed (comment, add) cannot be read",
                        "a change of ? (?, ?) without name",
                        "a change of feed without a value",
                        "a messaging event (message) without name");
        assertThat(events).hasSize(5);
        assertThat(((Unsupported) events.get(2)).raw()).isEqualTo("{\"field\":\"feed\"}");
        assertThat(((Unsupported) events.get(2)).at()).isEqualTo(Signed.RECEIVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"object\":\"user\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"f\",\"value\":{\"name\":\"a\"}}]}]}",
                "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"something\":[{}]}]}",
                "{\"object\":\"page\",\"entry\":{\"id\":\"1\"}}",
                "{\"entry\":[{\"id\":\"1\",\"changes\":[]}]}",
                "{\"object\":\"page\",\"entry\":[null]}",
            })
    void an_entry_of_another_object_or_of_nothing_known_is_kept_whole(String body) {
        assertThat(events(walk, body)).singleElement().isInstanceOfSatisfying(Unsupported.class, kept -> assertThat(
                        kept.reason())
                .isEqualTo("an entry of a sort that is not known here"));
    }

    @Test
    void a_network_may_find_the_account_elsewhere() {
        DeliveryWalk byNumber = new DeliveryWalk(
                NETWORK,
                "page",
                (entry, element) -> Ids.of(element.at("value", "metadata", "phone_number_id")),
                DeliveryWalkTest::read);
        List<InboundEvent> events = events(byNumber, """
                {"object":"page","entry":[{"id":"waba","time":1700000000,"changes":[
                  {"field":"messages","value":{"metadata":{"phone_number_id":"5"},"name":"a"}},
                  {"field":"account_update","value":{"name":"b"}}]}]}""");
        assertThat(events).containsExactly(noted("5", "CHANGES a"), noted("waba", "CHANGES b"));
    }

    @Test
    void parts_of_an_element_are_read_one_by_one_as_well() {
        DeliveryWalk parts = new DeliveryWalk(
                NETWORK, "page", element -> element.part(element.needValue()).each("messages", DeliveryWalkTest::part));
        List<InboundEvent> events = events(parts, """
                {"object":"page","entry":[{"id":"1","time":1700000000,"changes":[{"field":"messages","value":
                  {"messages":[{"name":"a"},{"text":"words"},{"name":"b"}]}}]}]}""");
        assertThat(events)
                .containsExactly(
                        noted("1", "a"),
                        new Unsupported(
                                new AccountId(NETWORK, "1"),
                                "one of messages without name",
                                "{\"text\":\"words\"}",
                                TOLD),
                        noted("1", "b"));
    }

    private static List<InboundEvent> part(Element part) {
        return List.of(new Noted(part.account(), part.needId("name"), part.told()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "no json", "{\"object\":\"page\"}"})
    void what_is_no_delivery_of_metas_is_refused_as_a_whole(String body) {
        assertThatThrownBy(() -> events(walk, body)).isInstanceOf(InvalidRequest.class);
    }
}
