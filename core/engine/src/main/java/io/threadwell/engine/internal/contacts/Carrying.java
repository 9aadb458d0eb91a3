package io.threadwell.engine.internal.contacts;

import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.internal.apply.Commands;
import java.util.Collection;

/** Lets the tickets of open cases follow their requesters, when these turn out to be somebody else. */
public final class Carrying {
    /** A person with more open cases is rare; the others follow with whatever is written to them next. */
    private static final int MOST = 100;

    private static final CaseStatus[] OPEN = {CaseStatus.NEW, CaseStatus.OPEN, CaseStatus.PENDING, CaseStatus.ON_HOLD};

    private final StoreSession session;
    private final Commands commands;

    public Carrying(StoreSession session, Commands commands) {
        this.session = session;
        this.commands = commands;
    }

    /** @param moved personas whose contact has another key now */
    public void carry(Collection<PersonaKey> moved) {
        for (PersonaKey persona : moved) {
            CaseQuery open = CaseQuery.all().person(persona).status(OPEN);
            for (CareCase careCase :
                    session.cases().query(open, PageRequest.first(MOST)).items()) {
                commands.requester(careCase.id());
            }
        }
    }
}
