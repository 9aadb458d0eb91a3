package io.threadwell.api.store;

import io.threadwell.api.model.CommandId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to go out.
 *
 * @param name stable: stored rows outlive releases
 * @param data small facts, ids above all
 */
public record Command(
        CommandId id, Lane lane, String name, Map<String, String> data, CommandState state, Attempt attempt) {
    public Command {
        data = Map.copyOf(data);
    }

    /**
     * How far a command got.
     *
     * @param writeKey what commands that go out in one write share; fixed from the first attempt on, so that a write is the
     *     same at each
     * @param handle of a write that the other side works on
     * @param count of attempts so far
     * @param due when it is its turn, by our clock
     * @param reason of the last failure or of parking, for operators
     * @param firstSentAt when the first attempt left; absent when none left, or none had an effect
     */
    public record Attempt(
            @Nullable String writeKey,
            @Nullable String handle,
            int count,
            Instant due,
            @Nullable String reason,
            @Nullable Instant firstSentAt) {}

    /** A new command that may go at once. */
    public static Command waiting(CommandId id, Lane lane, String name, Map<String, String> data, Instant now) {
        return new Command(id, lane, name, data, CommandState.WAITING, new Attempt(null, null, 0, now, null, null));
    }

    /** True when a call of it went out and nobody knows that it had no effect: to do it again may do it twice. */
    public boolean mayHaveTakenEffect() {
        return attempt.firstSentAt() != null && state != CommandState.DISCARDED;
    }

    /** The same in another state, with what became of the attempt. */
    public Command with(CommandState newState, Attempt newAttempt) {
        return new Command(id, lane, name, data, newState, newAttempt);
    }
}
