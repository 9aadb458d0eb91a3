package io.threadwell.engine.internal.apply;

import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import java.util.HashSet;
import java.util.Set;

/** Who wrote items: as they tell it, else as it is known, else the network is asked. */
final class People {
    private final Batch batch;
    private final Set<PersonaKey> askedFor = new HashSet<>();

    People(Batch batch) {
        this.batch = batch;
    }

    /** Remembers an item's author, unless only an id came where more may be known. */
    void saw(Posted item) {
        if (item.author() != null && (item.author().isNamed() || !isAskable(item))) {
            keep(item);
        }
    }

    private void keep(Posted item) {
        Author author = item.author();
        if (author != null && !item.fromUs()) {
            batch.saw(new Persona(new PersonaKey(item.account(), author.externalId()), author, item.sentAt()));
        }
    }

    /** Remembers an item's author, and gives the item the name where only an id came and the name is known. */
    Posted named(Posted item) {
        Author author = item.author();
        if (author == null || author.isNamed() || !isAskable(item)) {
            saw(item);
            return item;
        }
        PersonaKey key = new PersonaKey(item.account(), author.externalId());
        Author known = batch.session.people().find(key).map(Persona::profile).orElse(author);
        if (!known.isNamed()) {
            askedFor.add(key);
            batch.add(Errands.profile(item.account(), author.externalId(), batch.core.now()));
        }
        Posted named = new Posted(
                item.account(),
                item.externalId(),
                item.thread(),
                item.visibility(),
                item.kind(),
                item.fromUs(),
                author.facts().isEmpty() ? known : known.withFacts(author.facts()),
                item.content(),
                item.sentAt(),
                item.permalink(),
                item.clientKey());
        keep(named);
        return named;
    }

    /** True when the item's author is being asked for. */
    boolean isAskedFor(Posted item) {
        Author author = item.author();
        return author != null && askedFor.contains(new PersonaKey(item.account(), author.externalId()));
    }

    private boolean isAskable(Posted item) {
        return batch.core.facet(item.account().network(), ProfileSource.class).isPresent();
    }
}
