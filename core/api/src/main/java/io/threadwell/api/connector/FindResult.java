package io.threadwell.api.connector;

import java.time.Instant;

/**
 * What a look for a write of ours found.
 *
 * @param <T> what is known of the write when it is there
 */
public sealed interface FindResult<T> {
    /** The write took effect. */
    record Found<T>(T value) implements FindResult<T> {}

    /** It certainly did not, and will not any more: it may be made again. */
    record Absent<T>() implements FindResult<T> {}

    /**
     * The look was cut short, by a quota or an outage, while other looks of the same call came through.
     *
     * @param notBefore when to look again
     * @param reason for operators
     */
    record NotYet<T>(Instant notBefore, String reason) implements FindResult<T> {}

    /**
     * The vendor cannot say; a person must look.
     *
     * @param reason for that person
     */
    record CannotTell<T>(String reason) implements FindResult<T> {}
}
