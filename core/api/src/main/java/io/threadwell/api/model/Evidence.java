package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;

/**
 * Why two personas are, or may be, one person.
 *
 * @param source who says so, for people to read: the network, the CRM's name, the agent; never an address or a name
 * @param score how sure it is, from 0 to 1; only {@link Kind#SIMILARITY} is less than 1
 */
public record Evidence(Kind kind, String source, double score) {
    /** What kinds of evidence there are. */
    public enum Kind {
        /** The network says that two of its ids are one person. */
        NETWORK,
        /** Networks vouch for the same mail address or telephone number. */
        ADDRESS,
        /** A record of a CRM names both. */
        CRM,
        /** One of ours says so. */
        AGENT,
        /** They look alike: a suggestion, never more. */
        SIMILARITY
    }

    public Evidence {
        if (!(score >= 0 && score <= 1)) {
            throw new InvalidRequest("a score is from 0 to 1");
        }
    }

    /** Evidence that suffices to join. */
    public static Evidence of(Kind kind, String source) {
        return new Evidence(kind, source, 1);
    }

    /** True when it is enough to join without asking anybody. */
    public boolean attests() {
        return kind != Kind.SIMILARITY;
    }
}
