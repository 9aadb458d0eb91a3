package io.threadwell.api.crm;

import io.threadwell.api.error.CareException;
import io.threadwell.api.model.ExternalRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a write to a CRM. */
public sealed interface CrmResult {
    /** It took effect as a whole. */
    record Done(ExternalRef record) implements CrmResult {}

    /**
     * It, or a part of it, may have taken effect.
     *
     * @param lookAfter when a look can be trusted
     * @param reason for operators
     */
    record Unknown(Instant lookAfter, String reason) implements CrmResult {}

    /**
     * The record is not there any more; nothing was written.
     *
     * @param into the record that it was merged into, where the CRM tells
     */
    record Gone(@Nullable ExternalRef into) implements CrmResult {}

    /** It had no effect, or one that the same write made again completes; the error says what next, never {@code OutcomeUnknown}. */
    record Failed(CareException error) implements CrmResult {}
}
