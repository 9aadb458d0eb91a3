package io.threadwell.api.model;

import java.util.Comparator;

/**
 * Who somebody is on one network in one scope. The same id seen from two accounts is two personas, because networks give
 * page-scoped and app-scoped ids.
 */
public record PersonaKey(AccountId account, String externalId) {
    /** By account, then by id. */
    public static final Comparator<PersonaKey> ORDER =
            Comparator.comparing((PersonaKey k) -> k.account().toString()).thenComparing(PersonaKey::externalId);

    @Override
    public String toString() {
        return account + "/" + externalId;
    }
}
