package io.threadwell.api.helpdesk;

import io.threadwell.api.error.CareException;
import io.threadwell.api.model.ExternalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a write. */
public sealed interface WriteResult {
    /** It took effect. */
    record Done(ExternalRef ticket) implements WriteResult {}

    /**
     * The helpdesk took it and works on it.
     *
     * @param handle for {@link HelpdeskAdapter#resume}; stored
     * @param notBefore when to ask
     */
    record Pending(String handle, Instant notBefore) implements WriteResult {}

    /**
     * It may have taken effect.
     *
     * @param lookAfter when a look can be trusted
     * @param reason for operators
     */
    record Unknown(Instant lookAfter, String reason) implements WriteResult {}

    /**
     * It had no effect, and nothing ever will on this ticket: it was deleted, merged away, or closed for good.
     *
     * @param into the ticket that goes on in its place, where there is one
     * @param reason for operators
     */
    record Gone(@Nullable ExternalRef into, String reason) implements WriteResult {}

    /** It had no effect, and the error says what next; never {@code OutcomeUnknown}. */
    record Failed(CareException error) implements WriteResult {}
}
