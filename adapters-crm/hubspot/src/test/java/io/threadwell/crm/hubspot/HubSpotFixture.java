package io.threadwell.crm.hubspot;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.crm.hubspot.FakeHubSpot.Fault;
import io.threadwell.crm.hubspot.FakeRecords.Row;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.CrmFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The adapter before the fake HubSpot, for the suite. */
class HubSpotFixture implements CrmFixture {
    private static final Map<String, String> PROPERTIES = Map.of(
            "name", "lastname",
            "email", "email",
            "phone", "phone",
            "fake.id", "fake_id",
            "fake.handle", "fake_handle",
            "fake.url", "fake_url");

    final MovableClock clock = new MovableClock();
    final FakeHubSpot hubspot;

    HubSpotFixture() {
        try {
            this.hubspot = new FakeHubSpot(clock);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    HubSpotConfigBuilder config() {
        return HubSpotConfig.builder()
                .server(hubspot.uri())
                .token(Secret.of("pat-1"))
                .network("fake", "fake")
                .searchesInASecond(50)
                .clock(clock);
    }

    @Override
    public CrmAdapter adapter() {
        return HubSpotCrm.of(config().build());
    }

    @Override
    public Optional<CrmAdapter> misconfigured() {
        return Optional.of(HubSpotCrm.of(config().property("language", "tongue").build()));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    @Override
    public ExternalRef add(Map<String, String> facts) {
        Map<String, String> properties = new HashMap<>();
        facts.forEach((fact, value) -> properties.put(PROPERTIES.get(fact), value));
        return ref(hubspot.records.add("contacts", properties));
    }

    static ExternalRef ref(String id) {
        return new ExternalRef("hubspot", id, null);
    }

    @Override
    public Map<String, String> facts(ExternalRef record) {
        Map<String, String> properties =
                hubspot.records.all("contacts").get(record.id()).properties();
        Map<String, String> facts = new HashMap<>();
        PROPERTIES.forEach((fact, property) -> {
            if (properties.containsKey(property)) {
                facts.put(fact, properties.get(property));
            }
        });
        facts.put(
                "name",
                (properties.getOrDefault("firstname", "") + " " + properties.getOrDefault("lastname", "")).strip());
        return facts;
    }

    @Override
    public int records(String contactKey) {
        return (int) hubspot.records.all("contacts").values().stream()
                .filter(contact -> contactKey.equals(contact.properties().get("threadwell_key")))
                .count();
    }

    @Override
    public int timesTold(ExternalRef record, Interaction interaction) {
        return (int) hubspot.records.all("notes").values().stream()
                .filter(note -> note.associated().contains("202:" + record.id()))
                .filter(note -> tells(note, interaction))
                .count();
    }

    /** By its words, as they are before the first sign that HTML writes otherwise. */
    private static boolean tells(Row note, Interaction interaction) {
        String words = interaction.text().replaceFirst("[&<].*", "");
        return note.properties().getOrDefault("hs_note_body", "").contains(words);
    }

    @Override
    public void delete(ExternalRef record) {
        hubspot.records.delete("contacts", record.id());
    }

    @Override
    public boolean merge(ExternalRef record, ExternalRef into) {
        hubspot.records.merge(record.id(), into.id());
        return true;
    }

    @Override
    public int requests() {
        return hubspot.calls().size();
    }

    @Override
    public Faults faults() {
        return new HubSpotFaults();
    }

    @Override
    public void close() {
        hubspot.close();
    }

    private final class HubSpotFaults implements Faults {
        @Override
        public Instant limit() {
            hubspot.nextWrite(Fault.TOO_MANY);
            return clock.instant().plusSeconds(1);
        }

        @Override
        public void breakDown() {
            hubspot.nextWrite(Fault.DOWN);
        }

        @Override
        public void cutAfterEffect() {
            hubspot.nextWrite(Fault.CUT_AFTER);
        }

        @Override
        public void cutBeforeEffect() {
            hubspot.nextWrite(Fault.CUT_BEFORE);
        }

        @Override
        public void refuse(String contactKey) {
            hubspot.records.refuse(
                    properties -> properties.text("threadwell_key", "").equals(contactKey));
        }
    }
}
