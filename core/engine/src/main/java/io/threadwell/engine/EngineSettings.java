package io.threadwell.engine;

import io.threadwell.api.error.InvalidRequest;
import java.time.Duration;

/**
 * How the engine behaves; the defaults suit most hosts.
 *
 * @param threading what makes one case; {@link Threading#PER_ROOT} by default
 * @param deletions what becomes of a message that its author deleted; {@link Deletions#MARK} by default
 * @param reopenWindow how long after being solved a case is reopened by a new message, which begins a follow-up case
 *     afterwards; 7 days by default
 * @param giveUpAfter how long a command is tried before it is parked; 24 hours by default
 * @param maxBodyBytes the largest webhook body that is taken; 1 MiB by default
 * @param deliveriesKept how long raw deliveries are kept for replay; 30 days by default
 * @param commandsKept how long commands that are done are kept; 7 days by default
 * @param longAnswers what becomes of an answer that is longer than its network takes; {@link LongAnswers#SPLIT} by default
 * @param contextAge how old what a CRM said of a person may be before it is asked again; 5 minutes by default
 */
public record EngineSettings(
        Threading threading,
        Deletions deletions,
        Duration reopenWindow,
        Duration giveUpAfter,
        int maxBodyBytes,
        Duration deliveriesKept,
        Duration commandsKept,
        LongAnswers longAnswers,
        Duration contextAge) {
    /** What makes one case on public posts of ours. */
    public enum Threading {
        /** A case for each root comment with its replies. */
        PER_ROOT,
        /** A case for each person under a post. */
        PER_PERSON_UNDER_POST,
        /** One umbrella case for all that stands under a post. */
        PER_POST
    }

    /** What becomes of a message that was deleted on the network. */
    public enum Deletions {
        /** It is kept and marked. */
        MARK,
        /** Its text, earlier versions and attachments are erased; that it was there is kept. */
        ERASE
    }

    /** What becomes of an answer that is longer than its network takes. */
    public enum LongAnswers {
        /** It goes out in numbered parts, where the network takes several; each is a message of its own. */
        SPLIT,
        /** It is refused; what an agent wrote in the helpdesk is parked, and the ticket is told. */
        REFUSE
    }

    public EngineSettings {
        if (maxBodyBytes < 1024) {
            throw new InvalidRequest("maxBodyBytes must be 1024 or more");
        }
        if (reopenWindow.isNegative() || giveUpAfter.isNegative() || giveUpAfter.isZero()) {
            throw new InvalidRequest("reopenWindow must not be negative, and giveUpAfter must be more than zero");
        }
        if (contextAge.isNegative() || contextAge.isZero()) {
            throw new InvalidRequest("contextAge must be more than zero");
        }
        if (deliveriesKept.isNegative() || commandsKept.isNegative()) {
            throw new InvalidRequest("deliveriesKept and commandsKept must not be negative");
        }
    }

    public static EngineSettings defaults() {
        return new EngineSettings(
                Threading.PER_ROOT,
                Deletions.MARK,
                Duration.ofDays(7),
                Duration.ofHours(24),
                1 << 20,
                Duration.ofDays(30),
                Duration.ofDays(7),
                LongAnswers.SPLIT,
                Duration.ofMinutes(5));
    }

    public EngineSettings threading(Threading wanted) {
        return new EngineSettings(
                wanted,
                deletions,
                reopenWindow,
                giveUpAfter,
                maxBodyBytes,
                deliveriesKept,
                commandsKept,
                longAnswers,
                contextAge);
    }

    public EngineSettings deletions(Deletions wanted) {
        return new EngineSettings(
                threading,
                wanted,
                reopenWindow,
                giveUpAfter,
                maxBodyBytes,
                deliveriesKept,
                commandsKept,
                longAnswers,
                contextAge);
    }

    public EngineSettings reopenWindow(Duration wanted) {
        return new EngineSettings(
                threading,
                deletions,
                wanted,
                giveUpAfter,
                maxBodyBytes,
                deliveriesKept,
                commandsKept,
                longAnswers,
                contextAge);
    }

    public EngineSettings giveUpAfter(Duration wanted) {
        return new EngineSettings(
                threading,
                deletions,
                reopenWindow,
                wanted,
                maxBodyBytes,
                deliveriesKept,
                commandsKept,
                longAnswers,
                contextAge);
    }

    public EngineSettings maxBodyBytes(int wanted) {
        return new EngineSettings(
                threading,
                deletions,
                reopenWindow,
                giveUpAfter,
                wanted,
                deliveriesKept,
                commandsKept,
                longAnswers,
                contextAge);
    }

    public EngineSettings deliveriesKept(Duration wanted) {
        return new EngineSettings(
                threading,
                deletions,
                reopenWindow,
                giveUpAfter,
                maxBodyBytes,
                wanted,
                commandsKept,
                longAnswers,
                contextAge);
    }

    public EngineSettings commandsKept(Duration wanted) {
        return new EngineSettings(
                threading,
                deletions,
                reopenWindow,
                giveUpAfter,
                maxBodyBytes,
                deliveriesKept,
                wanted,
                longAnswers,
                contextAge);
    }

    public EngineSettings longAnswers(LongAnswers wanted) {
        return new EngineSettings(
                threading,
                deletions,
                reopenWindow,
                giveUpAfter,
                maxBodyBytes,
                deliveriesKept,
                commandsKept,
                wanted,
                contextAge);
    }

    public EngineSettings contextAge(Duration wanted) {
        return new EngineSettings(
                threading,
                deletions,
                reopenWindow,
                giveUpAfter,
                maxBodyBytes,
                deliveriesKept,
                commandsKept,
                longAnswers,
                wanted);
    }
}
