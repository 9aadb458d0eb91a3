package io.threadwell.api.model;

import org.jspecify.annotations.Nullable;

/** Who did something to a case. */
public record Actor(Kind kind, @Nullable String id) {
    /** The kinds of actors; metrics tell people from machines by them. */
    public enum Kind {
        CUSTOMER,
        AGENT,
        BOT,
        HOST,
        SYSTEM
    }

    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, null);
    public static final Actor HOST = new Actor(Kind.HOST, null);

    public static Actor customer(@Nullable PersonaKey persona) {
        return new Actor(Kind.CUSTOMER, persona == null ? null : persona.toString());
    }

    public static Actor agent(@Nullable String id) {
        return new Actor(Kind.AGENT, id);
    }

    public static Actor bot(@Nullable String id) {
        return new Actor(Kind.BOT, id);
    }
}
