package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;

/**
 * One page, profile or number of ours on a network, known by the network's own id for it.
 *
 * @param externalId as the network writes it; 1 to 255 characters
 */
public record AccountId(Network network, String externalId) {
    public AccountId {
        if (externalId.isEmpty() || externalId.length() > 255) {
            throw new InvalidRequest("an account's external id has 1 to 255 characters");
        }
    }

    /** @throws InvalidRequest when either has not its form */
    public static AccountId of(String network, String externalId) {
        return new AccountId(new Network(network), externalId);
    }

    /** Reads the form of {@link #toString()}. */
    public static AccountId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new InvalidRequest("an account id has the form network:id");
        }
        return of(text.substring(0, colon), text.substring(colon + 1));
    }

    /** {@code network:externalId}; the form in which accounts are stored and logged. */
    @Override
    public String toString() {
        return network.id() + ":" + externalId;
    }
}
