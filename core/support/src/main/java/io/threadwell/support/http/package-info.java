/**
 * The one HTTP layer of all connectors and adapters.
 *
 * <p>{@link io.threadwell.support.http.Http} sends, {@link io.threadwell.support.http.HttpCall} says what,
 * {@link io.threadwell.support.http.HttpAnswer} is what came back. Faults of the way become
 * {@link io.threadwell.api.error.CareException}s that are honest about whether the call may have had an effect; what a status
 * means is the vendor's business, with {@link io.threadwell.support.http.HttpErrors} as the fallback. Nothing here sends
 * anything a second time.
 */
@NullMarked
package io.threadwell.support.http;

import org.jspecify.annotations.NullMarked;
