package io.threadwell.crm.zoho;

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
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An adapter before the fake Zoho, and writes for it. */
abstract class ZohoTest {
    ZohoFixture fixture;
    FakeZoho zoho;
    ZohoCrm crm;
    private int made;

    @BeforeEach
    void start() {
        fixture = new ZohoFixture(timeline());
        zoho = fixture.zoho;
        crm = ZohoCrm.of(fixture.config().build());
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    Timeline timeline() {
        return Timeline.NOTES;
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

    JsonValue contact(ExternalRef record) {
        return zoho.records.all("Contacts").get(ZohoFixture.id(record));
    }
}
