package io.threadwell.api.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One person's identity on one network in one scope, as last seen. */
public record Persona(
        PersonaKey key, Author profile, @Nullable Instant lastSeenAt) {}
