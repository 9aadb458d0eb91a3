package io.threadwell.api.model;

import java.time.Instant;

/**
 * What is held of two personas: that they are one person, or that they are not. Which of the two comes first makes no difference.
 *
 * @param joined false when somebody said that they are not the same; no evidence joins them then until somebody says otherwise
 */
public record ContactLink(PersonaKey one, PersonaKey other, Evidence evidence, boolean joined, Instant at) {
    public ContactLink {
        if (PersonaKey.ORDER.compare(one, other) > 0) {
            PersonaKey first = other;
            other = one;
            one = first;
        }
    }

    /** True when it is about these two. */
    public boolean isBetween(PersonaKey a, PersonaKey b) {
        return (one.equals(a) && other.equals(b)) || (one.equals(b) && other.equals(a));
    }
}
