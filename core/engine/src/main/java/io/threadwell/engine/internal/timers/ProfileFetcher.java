package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import io.threadwell.engine.internal.apply.Commands;
import io.threadwell.engine.internal.contacts.Attested;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Fetches who somebody is of whom a network's items tell no more than an id, and gives the name to what the person wrote. */
public final class ProfileFetcher extends Errand {
    /** More of a person's messages than this are not there before the name is. */
    private static final int MOST = 100;

    public ProfileFetcher(Core core) {
        super(core);
    }

    @Override
    Function<StoreSession, Tell> ask(WorkspaceId workspace, AccountContext account, String person) {
        core.counters().add(Metric.NETWORK_LOOKUPS);
        Author profile =
                core.need(account.account().id().network(), ProfileSource.class).profile(account, person);
        PersonaKey key = new PersonaKey(account.account().id(), person);
        return session -> {
            Persona persona = new Persona(key, profile, core.now());
            session.people().save(List.of(persona));
            name(session, key, profile.withFacts(Map.of()));
            Commands commands = new Commands(core, workspace);
            List<ContactEvent> joined = new Attested(session, commands, core.now()).join(List.of(persona));
            session.outbox().enqueue(commands.made());
            return Tell.contacts(joined);
        };
    }

    private static void name(StoreSession session, PersonaKey key, Author profile) {
        List<MessageId> ids = session.people().traces(key).messages();
        List<Message> nameless =
                session.messages().byId(ids.subList(Math.max(0, ids.size() - MOST), ids.size())).stream()
                        .filter(message ->
                                message.author() != null && !message.author().isNamed())
                        .map(message -> message.withAuthor(profile))
                        .toList();
        if (!nameless.isEmpty()) {
            session.messages().update(nameless);
        }
    }
}
