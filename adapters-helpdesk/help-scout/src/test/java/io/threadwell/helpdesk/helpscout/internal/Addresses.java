package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.webhook.Secret;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;

/** What the adapter writes for people and cases, for tests that look for it. */
public final class Addresses {
    private Addresses() {}

    public static String of(PersonaKey key, Author profile) {
        HelpScoutConfig config = HelpScoutConfig.builder()
                .app("app", Secret.of("secret"))
                .mailbox(1)
                .keyField(2)
                .build();
        return new People(new HelpScoutApi(config), config).address(Customer.of(key, profile));
    }

    public static String mark(TicketWrite write) {
        return Mark.of(write).line();
    }

    public static String key(String externalId) {
        return KeyText.of(externalId);
    }
}
