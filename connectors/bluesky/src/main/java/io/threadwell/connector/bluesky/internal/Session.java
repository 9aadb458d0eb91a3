package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Token;
import io.threadwell.api.model.AccountId;
import io.threadwell.connector.bluesky.BlueskyConfig;
import io.threadwell.support.limit.Priority;

/**
 * An account as calls need it.
 *
 * @param service where its calls go, without a slash at the end
 * @param handle empty when it is not known
 * @param quota whose quota calls count against
 */
record Session(AccountId account, String service, String handle, String access, String quota, Priority priority) {
    static final String DID = "did";
    static final String HANDLE = "handle";
    static final String PDS = "pds";
    static final String SERVICE = "service";

    static Session of(AccountContext context, BlueskyConfig config, Priority priority) {
        Token token = context.needToken();
        return new Session(
                context.account().id(),
                service(context, config.service().toString()),
                token.attributes().getOrDefault(HANDLE, ""),
                token.access(),
                context.account().workspace() + "/" + context.account().id(),
                priority);
    }

    /** The token knows best: an account can move to another server, and a renewed session tells it. */
    static String service(AccountContext context, String fallback) {
        Token token = context.token();
        String pds = token == null ? null : token.attributes().get(PDS);
        String address = pds != null ? pds : context.account().settings().getOrDefault(SERVICE, fallback);
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    String did() {
        return account.externalId();
    }

    boolean isOurs(String authority) {
        return authority.equals(did()) || (!handle.isEmpty() && authority.equalsIgnoreCase(handle));
    }

    @Override
    public String toString() {
        return "session of " + account;
    }
}
