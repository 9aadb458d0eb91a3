package io.threadwell.api.helpdesk;

import io.threadwell.api.model.Author;
import io.threadwell.api.model.PersonaKey;

/** The person who asked, as an end user of the helpdesk; {@code persona} is the key that tells people apart. */
public record Requester(PersonaKey persona, Author profile) {}
