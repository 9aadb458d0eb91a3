package io.threadwell.api.connector;

import io.threadwell.api.model.Author;

/** Tells who somebody is, on networks whose items carry no more than an id. */
public interface ProfileSource {
    /**
     * Fetches a person's public profile.
     *
     * @param externalId as in {@link Author#externalId()}
     * @throws io.threadwell.api.error.NotFound when there is none, or none that we may see
     * @throws io.threadwell.api.error.CareException as the vendor's errors map
     */
    Author profile(AccountContext account, String externalId);
}
