package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.DuplicateContent;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.linkedin.LinkedInConfig;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/**
 * Subscribes pages to the webhook, and ends that (page "Organization Social Action Notifications", "Event Subscription API"). A
 * subscription is a member's: it goes with the member's role or consent.
 */
final class Subscriptions {
    private final LinkedInConfig config;
    private final Api api;

    Subscriptions(LinkedInConfig config, Api api) {
        this.config = config;
        this.api = api;
    }

    /** Does nothing where the config names no webhook. */
    void begin(String token, String member, String organisation) {
        config.applicationId().ifPresent(application -> {
            HttpCall call = HttpCall.put(address(application, member, organisation))
                    .json(JsonObject.create()
                            .put("webhook", config.webhookUri().orElseThrow().toString()))
                    .repeatable()
                    .named("subscribe page");
            try {
                api.send(token, Endpoint.SUBSCRIPTIONS, call);
            } catch (DuplicateContent subscribedBefore) {
                // That is what was wanted.
            }
        });
    }

    /** Succeeds when there is nothing to end. */
    void end(AccountContext account) {
        String member = account.account().settings().get(ChannelAccount.GRANTED_BY);
        if (config.applicationId().isEmpty() || member == null) {
            return;
        }
        String organisation = account.account().id().externalId();
        HttpCall call = HttpCall.delete(address(config.applicationId().orElseThrow(), member, organisation))
                .repeatable()
                .named("end subscription");
        try {
            api.send(account, Endpoint.SUBSCRIPTIONS, call, Priority.CUSTOMER);
        } catch (NotFound | PermissionDenied | ReauthorizationRequired nothingThere) {
            // The member lost the role or took the consent back, and the subscription went with it.
        }
    }

    private String address(String application, String member, String organisation) {
        return api.address("/eventSubscriptions/(developerApplication:"
                + Urns.encoded("urn:li:developerApplication:" + application)
                + ",user:" + Urns.encoded(member)
                + ",entity:" + Urns.encoded(Urns.ofOrganisation(organisation))
                + ",eventType:ORGANIZATION_SOCIAL_ACTION_NOTIFICATIONS)");
    }
}
