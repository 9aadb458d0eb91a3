package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.error.InvalidRequest;

/**
 * A message by the conversation it stands in and WhatsApp's own id. To react to a message WhatsApp wants both, so that our id of an
 * item holds both: {@code 16505551234:wamid.HBg}.
 *
 * @param counterpart as in {@link Counterpart}
 * @param wamid WhatsApp's id, in which there is no colon
 */
record Item(String counterpart, String wamid) {
    static Item parse(String externalId) {
        int colon = externalId.lastIndexOf(':');
        if (colon < 1 || colon == externalId.length() - 1) {
            throw new InvalidRequest("an item on WhatsApp has the form counterpart:wamid");
        }
        return new Item(externalId.substring(0, colon), externalId.substring(colon + 1));
    }

    @Override
    public String toString() {
        return counterpart + ":" + wamid;
    }
}
