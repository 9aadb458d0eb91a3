package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An adapter before the fake HubSpot, and writes for it. */
abstract class HubSpotTest {
    HubSpotFixture fixture;
    FakeHubSpot hubspot;
    HubSpotCrm crm;
    private int made;

    @BeforeEach
    void start() {
        fixture = new HubSpotFixture();
        hubspot = fixture.hubspot;
        crm = HubSpotCrm.of(fixture.config().build());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    static Contact person(String id, String name, Map<String, String> facts) {
        PersonaKey key = new PersonaKey(AccountId.of("fake", "page-1"), id);
        Author profile = new Author(id, name, id + "-handle", null).withFacts(facts);
        return new Contact(key, List.of(new Persona(key, profile, null)), List.of());
    }

    static Contact person(String id) {
        return person(id, "Person " + id, Map.of());
    }

    CrmWrite write(Contact contact, ExternalRef record, int interactions) {
        List<Interaction> told = new ArrayList<>();
        for (int i = 0; i < interactions; i++) {
            told.add(interaction("m" + ++made));
        }
        return new CrmWrite("w" + ++made, contact, record, true, told, 1);
    }

    Interaction interaction(String key) {
        return new Interaction(
                key,
                new CaseId(4711),
                AccountId.of("fake", "page-1"),
                Direction.INBOUND,
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                fixture.now(),
                "Words of " + key + ".",
                "https://fake.example/" + key,
                null,
                Map.of());
    }

    static CrmWrite again(CrmWrite write) {
        return new CrmWrite(
                write.key(),
                write.contact(),
                write.record(),
                write.profile(),
                write.interactions(),
                write.attempt() + 1);
    }

    CrmResult sync(CrmWrite write) {
        return crm.sync(List.of(write)).get(0);
    }

    ExternalRef done(CrmWrite write) {
        CrmResult result = sync(write);
        assertThat(result).isInstanceOf(CrmResult.Done.class);
        return ((CrmResult.Done) result).record();
    }

    Map<String, String> contact(ExternalRef record) {
        return hubspot.records.all("contacts").get(record.id()).properties();
    }

    ExternalRef add(String... properties) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < properties.length; i += 2) {
            all.put(properties[i], properties[i + 1]);
        }
        ExternalRef added = HubSpotFixture.ref(hubspot.records.add("contacts", all));
        fixture.advance(Duration.ofMinutes(1));
        return added;
    }

    static Interaction on(String network, Visibility visibility, String key, String text) {
        return new Interaction(
                key,
                new CaseId(4711),
                AccountId.of(network, "page-1"),
                Direction.INBOUND,
                visibility,
                visibility == Visibility.PRIVATE ? MessageKind.DIRECT_MESSAGE : MessageKind.COMMENT,
                Instant.parse("2026-11-23T09:00:00Z"),
                text,
                null,
                null,
                Map.of());
    }

    static CrmWrite telling(Contact contact, ExternalRef record, Interaction... interactions) {
        return new CrmWrite("w-" + interactions[0].key(), contact, record, true, List.of(interactions), 1);
    }
}
