package io.threadwell.crm.vtiger;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.CrmFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The adapter with a Vtiger of our own. */
final class VtigerFixture implements CrmFixture {
    private static final Map<String, String> FIELDS = Map.of(
            "name", "lastname", "email", "email", "phone", "mobile", "fake.id", "cf_852", "fake.handle", "cf_853");

    final MovableClock clock = new MovableClock();
    final FakeVtiger vtiger = new FakeVtiger(clock);

    VtigerConfigBuilder config() {
        return VtigerConfig.builder()
                .server(vtiger.address())
                .login(FakeVtiger.USER, Secret.of(FakeVtiger.KEY))
                .keyField("cf_851")
                .field("fake.id", "cf_852")
                .field("fake.handle", "cf_853")
                .clock(clock);
    }

    @Override
    public CrmAdapter adapter() {
        return VtigerCrm.of(config().build());
    }

    @Override
    public Optional<CrmAdapter> misconfigured() {
        return Optional.of(VtigerCrm.of(config().field("language", "cf_999").build()));
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
        Map<String, String> fields = new HashMap<>();
        facts.forEach((fact, value) -> fields.put(FIELDS.get(fact), value));
        return new ExternalRef("vtiger", vtiger.add("Contacts", fields), null);
    }

    @Override
    public Map<String, String> facts(ExternalRef record) {
        Map<String, String> fields = vtiger.module("Contacts").get(FakeVtiger.number(record.id()));
        Map<String, String> facts = new HashMap<>();
        FIELDS.forEach((fact, field) -> facts.put(fact, fields.getOrDefault(field, "")));
        return facts;
    }

    @Override
    public int records(String contactKey) {
        return (int) vtiger.module("Contacts").values().stream()
                .filter(contact -> contactKey.equals(contact.get("cf_851")))
                .count();
    }

    @Override
    public int timesTold(ExternalRef record, Interaction interaction) {
        return (int) vtiger.module("ModComments").values().stream()
                .filter(comment -> record.id().equals(comment.get("related_to")))
                .map(comment -> comment.getOrDefault("commentcontent", ""))
                .filter(text -> text.contains(interaction.text()) && text.endsWith(interaction.key()))
                .count();
    }

    @Override
    public void delete(ExternalRef record) {
        vtiger.module("Contacts").remove(FakeVtiger.number(record.id()));
    }

    /** Vtiger keeps one of them and deletes the others. */
    @Override
    public boolean merge(ExternalRef record, ExternalRef into) {
        delete(record);
        return true;
    }

    @Override
    public Faults faults() {
        return vtiger;
    }

    @Override
    public void close() {
        vtiger.close();
    }
}
