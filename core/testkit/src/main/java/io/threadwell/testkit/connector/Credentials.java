package io.threadwell.testkit.connector;

import io.threadwell.api.connector.AccountContext;
import java.util.Map;
import java.util.Optional;

/** Grants and credentials of the vendor. */
public interface Credentials {
    /** What a person who connects an account brings back. */
    Map<String, String> goodGrant();

    /** The same, but refused by the vendor. */
    Map<String, String> badGrant();

    /** An account whose credential can be renewed; empty where the vendor has no renewal. */
    Optional<AccountContext> renewable();
}
