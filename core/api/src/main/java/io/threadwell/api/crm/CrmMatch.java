package io.threadwell.api.crm;

import io.threadwell.api.model.ExternalRef;

/**
 * A record that may be a person.
 *
 * @param attested true when the record names our key, an id or handle on the network, or an address that a network vouches for;
 *     false for what only looks alike
 * @param by what agreed, for people to read, such as {@code email}; never the value itself
 */
public record CrmMatch(ExternalRef record, boolean attested, String by) {}
