package io.threadwell.crm.zoho;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.crm.zoho.FakeZoho.Fault;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.CrmFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The adapter before the fake Zoho, for the suite. */
class ZohoFixture implements CrmFixture {
    private static final Map<String, String> FIELDS = Map.of(
            "name", "Last_Name",
            "email", "Email",
            "phone", "Phone",
            "fake.id", "Fake_Id",
            "fake.handle", "Fake_Handle",
            "fake.url", "Fake_Url");

    final MovableClock clock = new MovableClock();
    final FakeZoho zoho;
    private final Timeline timeline;

    ZohoFixture(Timeline timeline) {
        this.timeline = timeline;
        try {
            this.zoho = new FakeZoho(clock);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    ZohoConfigBuilder config() {
        return ZohoConfig.builder()
                .servers(zoho.uri(), zoho.uri())
                .client("client", Secret.of("secret"))
                .refreshToken(Secret.of("refresh"))
                .network("fake", "Fake")
                .timeline(timeline)
                .clock(clock);
    }

    @Override
    public CrmAdapter adapter() {
        return ZohoCrm.of(config().build());
    }

    @Override
    public Optional<CrmAdapter> misconfigured() {
        return Optional.of(ZohoCrm.of(config().field("language", "Tongue").build()));
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
        JsonObject fields = JsonObject.create();
        facts.forEach((fact, value) -> fields.put(FIELDS.get(fact), value));
        return ref(zoho.records.add("Contacts", fields));
    }

    private static ExternalRef ref(String id) {
        return new ExternalRef("zoho", "Contacts/" + id, null);
    }

    static String id(ExternalRef record) {
        return record.id().substring(record.id().indexOf('/') + 1);
    }

    @Override
    public Map<String, String> facts(ExternalRef record) {
        JsonValue fields = zoho.records.all("Contacts").get(id(record));
        Map<String, String> facts = new HashMap<>();
        FIELDS.forEach((fact, field) -> fields.text(field).ifPresent(value -> facts.put(fact, value)));
        facts.put("name", (fields.text("First_Name", "") + " " + fields.text("Last_Name", "")).strip());
        return facts;
    }

    @Override
    public int records(String contactKey) {
        return (int) zoho.records.all("Contacts").values().stream()
                .filter(record -> record.text("Threadwell_Key", "").equals(contactKey))
                .count();
    }

    @Override
    public int timesTold(ExternalRef record, Interaction interaction) {
        return (int)
                switch (timeline) {
                    case NOTES ->
                        zoho.records.all("Notes").values().stream()
                                .filter(note ->
                                        note.get("Parent_Id").text("id", "").equals(id(record)))
                                .filter(note -> note.text("Note_Content", "").contains(interaction.text()))
                                .count();
                    case TASKS, CALLS ->
                        zoho.records.all(timeline == Timeline.TASKS ? "Tasks" : "Calls").values().stream()
                                .filter(task ->
                                        task.get("Who_Id").text("id", "").equals(id(record)))
                                .filter(task -> task.text("Description", "").contains(interaction.text()))
                                .count();
                    case NONE -> 0;
                };
    }

    @Override
    public void delete(ExternalRef record) {
        zoho.records.delete("Contacts", id(record));
    }

    @Override
    public boolean merge(ExternalRef record, ExternalRef into) {
        zoho.records.delete("Contacts", id(record));
        return true;
    }

    @Override
    public int requests() {
        return zoho.calls().size();
    }

    @Override
    public Faults faults() {
        return new ZohoFaults();
    }

    @Override
    public void close() {
        zoho.close();
    }

    private final class ZohoFaults implements Faults {
        @Override
        public Instant limit() {
            zoho.nextWrite(Fault.TOO_MANY);
            return clock.instant().plusSeconds(1);
        }

        @Override
        public void breakDown() {
            zoho.nextWrite(Fault.DOWN);
        }

        @Override
        public void cutAfterEffect() {
            zoho.nextWrite(Fault.CUT_AFTER);
        }

        @Override
        public void cutBeforeEffect() {
            zoho.nextWrite(Fault.CUT_BEFORE);
        }

        @Override
        public void refuse(String contactKey) {
            zoho.records.refuse(row -> row.text("Threadwell_Key", "").equals(contactKey));
        }
    }
}
