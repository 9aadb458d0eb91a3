package io.threadwell.engine.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmMatch;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.ContactStore.Tie;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What CRMs say of people, remembered for a while. Failures are not remembered. Thread-safe. */
public final class CrmContexts {
    private static final int MOST = 10_000;

    private record Who(WorkspaceId workspace, PersonaKey contact) {}

    private record Known(Contact contact, @Nullable ExternalRef record) {}

    private final Cache<Who, Optional<CustomerContext>> known;

    public CrmContexts(InstantSource clock, Duration age) {
        known = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(age)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /** Asks where nothing young enough is remembered. */
    public Optional<CustomerContext> of(Core core, WorkspaceId workspace, PersonaKey persona) {
        CrmAdapter crm = core.crm(workspace);
        if (crm == null || !crm.descriptor().can(CrmCapability.CONTEXT)) {
            return Optional.empty();
        }
        String system = crm.descriptor().system();
        Known person = core.store().read(workspace, session -> {
            PersonaKey key = session.contacts().keys(List.of(persona)).getOrDefault(persona, persona);
            List<Persona> personas = session.contacts().personas(List.of(key)).getOrDefault(key, List.of());
            Map<PersonaKey, Tie> ties = session.contacts()
                    .ties(system, personas.stream().map(Persona::key).toList());
            ExternalRef record = personas.stream()
                    .map(p -> ties.get(p.key()))
                    .filter(tie -> tie != null)
                    .findFirst()
                    .map(Tie::record)
                    .orElse(null);
            return new Known(new Contact(key, personas, List.of()), record);
        });
        if (person.contact().personas().isEmpty()) {
            return Optional.empty();
        }
        Who who = new Who(workspace, person.contact().key());
        return known.get(who, w -> ask(core, workspace, crm, person));
    }

    private static Optional<CustomerContext> ask(Core core, WorkspaceId workspace, CrmAdapter crm, Known person) {
        ExternalRef record = person.record();
        if (record == null) {
            List<CrmMatch> matches = crm.match(List.of(person.contact())).get(0);
            record = matches.stream()
                    .filter(CrmMatch::attested)
                    .map(CrmMatch::record)
                    .findFirst()
                    .orElse(null);
            if (record == null) {
                return Optional.empty();
            }
            Tie tie = new Tie(record, "");
            core.store().transact(workspace, session -> {
                session.contacts().tie(Map.of(person.contact().key(), tie));
                return tie;
            });
        }
        return crm.context(List.of(record)).get(0);
    }
}
