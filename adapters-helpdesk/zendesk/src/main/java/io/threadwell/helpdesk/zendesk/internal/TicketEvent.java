package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.TicketChange;
import java.time.Instant;

/**
 * Something that happened to some ticket, before it is known whose ticket it is and who did it.
 *
 * @param actor the user's id; 0 or less for Zendesk itself
 */
record TicketEvent(String id, String ticket, Instant at, long actor, TicketChange.What what) {
    boolean isComment() {
        return what instanceof TicketChange.PublicComment || what instanceof TicketChange.InternalComment;
    }
}
