package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.PermissionDenied;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;

/** The user as whom we act: asked for once (Get Resource Owner) unless the configuration tells. Thread-safe. */
final class Identity {
    private final HelpScoutApi api;
    private volatile long user;

    Identity(HelpScoutApi api, HelpScoutConfig config) {
        this.api = api;
        this.user = config.integrationUser().orElse(0);
    }

    /** @throws PermissionDenied when Help Scout does not say who it is */
    long user() {
        if (user == 0) {
            user = ask().longValue("id", 0);
        }
        if (user == 0) {
            throw new PermissionDenied("Help Scout does not say whose application it is");
        }
        return user;
    }

    JsonValue ask() {
        return api.json(api.get("users/me").named("get resource owner"), Priority.NORMAL);
    }
}
