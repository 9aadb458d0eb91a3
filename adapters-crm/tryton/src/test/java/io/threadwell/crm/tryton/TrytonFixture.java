package io.threadwell.crm.tryton;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.crm.tryton.realserver.Clerk;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.crm.CrmFixture;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The adapter with a Tryton, whichever, behind a line on which things go wrong. */
final class TrytonFixture implements CrmFixture {
    private final MovableClock clock = new MovableClock();
    private final AutoCloseable server;
    private final FaultyLine line;
    final Clerk clerk;

    /** @param server is closed with the fixture */
    TrytonFixture(URI address, AutoCloseable server) {
        this.server = server;
        this.line = new FaultyLine(address, clock);
        this.clerk = new Clerk(address);
        clerk.cleanUp();
    }

    TrytonConfigBuilder config() {
        return TrytonConfig.builder()
                .server(line.address())
                .database(Clerk.DATABASE)
                .login(Clerk.USER, Secret.of(Clerk.PASSWORD))
                .network("fake")
                .clock(clock);
    }

    @Override
    public CrmAdapter adapter() {
        return TrytonCrm.of(config().build());
    }

    @Override
    public Optional<CrmAdapter> misconfigured() {
        return Optional.of(TrytonCrm.of(config().field("language", "nowhere").build()));
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void advance(Duration time) {
        clock.advance(time);
    }

    private static ExternalRef ref(long id) {
        return new ExternalRef("tryton", Long.toString(id), null);
    }

    private static long id(ExternalRef record) {
        return Long.parseLong(record.id());
    }

    @Override
    public ExternalRef add(Map<String, String> facts) {
        return ref(clerk.add(facts));
    }

    @Override
    public Map<String, String> facts(ExternalRef record) {
        List<String> fields =
                List.of("name", "contact_mechanisms.type", "contact_mechanisms.name", "contact_mechanisms.value");
        JsonValue party = clerk.search("party.party", Clerk.term("id", "=", id(record)), fields)
                .get(0);
        Map<String, String> facts = new HashMap<>(Map.of("name", party.text("name", "")));
        for (JsonValue way : party.get("contact_mechanisms.").asList()) {
            String name = way.text("name").orElse("");
            facts.put(name.isEmpty() ? way.text("type", "") : name, way.text("value", ""));
        }
        return facts;
    }

    @Override
    public int records(String contactKey) {
        JsonArray domain = Clerk.term("code", "=", "threadwell:" + contactKey);
        return clerk.search("party.identifier", domain, List.of("party")).size();
    }

    @Override
    public int timesTold(ExternalRef record, Interaction interaction) {
        JsonArray domain = Clerk.term("resource", "=", "party.party," + record.id());
        return (int) clerk.search("ir.note", domain, List.of("message")).stream()
                .map(note -> note.text("message", ""))
                .filter(message -> message.contains(interaction.text()) && message.endsWith(interaction.key()))
                .count();
    }

    @Override
    public void delete(ExternalRef record) {
        clerk.does("model.party.party.delete", List.of(id(record)), JsonObject.create());
    }

    @Override
    public boolean merge(ExternalRef record, ExternalRef into) {
        clerk.merge(id(record), id(into));
        return true;
    }

    @Override
    public int requests() {
        return line.requests();
    }

    @Override
    public Faults faults() {
        return line;
    }

    @Override
    public void close() {
        line.close();
        try {
            server.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
