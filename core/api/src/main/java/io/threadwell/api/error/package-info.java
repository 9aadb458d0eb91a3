/**
 * What can go wrong, said in a way that tells the caller what to do next.
 *
 * <p>Connectors and adapters map every vendor error to one of these; the engine acts on the type alone and never reads a
 * message. {@link io.threadwell.api.error.Retryable} is tried again later, {@link io.threadwell.api.error.Permanent} is
 * parked with its reason, {@link io.threadwell.api.error.ReauthorizationRequired} pauses the account, and
 * {@link io.threadwell.api.error.OutcomeUnknown} is reconciled before anything is sent again.
 */
@NullMarked
package io.threadwell.api.error;

import org.jspecify.annotations.NullMarked;
