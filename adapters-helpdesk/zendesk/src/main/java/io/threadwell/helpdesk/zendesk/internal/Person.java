package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.helpdesk.Customer;
import io.threadwell.support.json.JsonObject;

/**
 * A customer as an end user of Zendesk. The contact's key is the external id: unique, and without the e-mail address that
 * networks do not tell. Zendesk's own identity types for networks ({@code facebook}, {@code twitter}) are left alone: they hold
 * ids of Zendesk's own channels, which are not the page-scoped ids that we see.
 *
 * @param externalId the contact's key as text
 */
record Person(String externalId, String name) {
    private static final int MAX_NAME = 255;

    static Person of(Customer customer) {
        String name = customer.profile().label().replaceAll("\\s+", " ").strip();
        String shown = name.isEmpty() ? customer.persona().externalId() : name;
        return new Person(customer.key(), cut(shown));
    }

    JsonObject toJson() {
        return JsonObject.create()
                .put("external_id", externalId)
                .put("name", name)
                .put("role", "end-user");
    }

    private static String cut(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        return name.substring(0, Character.isLowSurrogate(name.charAt(MAX_NAME)) ? MAX_NAME - 1 : MAX_NAME);
    }

    @Override
    public String toString() {
        return externalId;
    }
}
