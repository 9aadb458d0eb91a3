package io.threadwell.examples.quickstart.guide;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.model.Actor;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.Contacts;
import io.threadwell.engine.Threadwell;
import io.threadwell.engine.ThreadwellBuilder;
import java.util.Optional;
import java.util.Set;

/** The people of the guide. */
final class People {
    private final Threadwell threadwell;

    People(Threadwell threadwell) {
        this.threadwell = threadwell;
    }

    static ThreadwellBuilder with(ThreadwellBuilder builder, CrmAdapter crm) {
        return builder.crm(crm);
    }

    String whoIs(PersonaKey author) {
        Contacts contacts = threadwell.contacts(WorkspaceId.DEFAULT);
        Optional<CustomerContext> known = contacts.context(author);
        return known.map(customer -> customer.name() + ", " + customer.tier()).orElse("nobody whom the CRM knows");
    }

    Contact isTheSameAs(PersonaKey one, PersonaKey other, Actor eve) {
        Contacts contacts = threadwell.contacts(WorkspaceId.DEFAULT);
        contacts.suggestions(one)
                .forEach(suggestion -> show(suggestion.persona().profile().label()));
        return contacts.join(one, other, eve);
    }

    Contact isSomebodyElse(PersonaKey other, Actor eve) {
        return threadwell.contacts(WorkspaceId.DEFAULT).split(Set.of(other), eve);
    }

    private void show(String label) {
        assert !label.isBlank();
    }
}
