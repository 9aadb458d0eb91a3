package io.threadwell.api.model;

/**
 * Who somebody is on one network in one scope. The same id seen from two accounts is two personas, because networks give
 * page-scoped and app-scoped ids.
 */
public record PersonaKey(AccountId account, String externalId) {
    @Override
    public String toString() {
        return account + "/" + externalId;
    }
}
