package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/** Who did something to a case. */
public record Actor(Kind kind, @Nullable String id) {
    /** The kinds of actors; metrics tell people from machines by them. */
    public enum Kind {
        /** Who wrote from outside. */
        CUSTOMER,
        /** A person of ours. */
        AGENT,
        /** A program of ours that speaks to customers. */
        BOT,
        /** The application that embeds us, when it names nobody. */
        HOST,
        /** Threadwell itself. */
        SYSTEM
    }

    /** Threadwell itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);
    /** The application that embeds us, when it names nobody. */
    public static final Actor HOST = new Actor(Kind.HOST, null);

    /** A customer, by the persona where it is known. */
    public static Actor customer(@Nullable PersonaKey persona) {
        return new Actor(Kind.CUSTOMER, persona == null ? null : persona.toString());
    }

    /** A person of ours, by the id that the host or the helpdesk uses. */
    public static Actor agent(@Nullable String id) {
        return new Actor(Kind.AGENT, id);
    }

    /** A program of ours that speaks to customers. */
    public static Actor bot(@Nullable String id) {
        return new Actor(Kind.BOT, id);
    }
}
