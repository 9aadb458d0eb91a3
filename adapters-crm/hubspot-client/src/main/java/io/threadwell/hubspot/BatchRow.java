package io.threadwell.hubspot;

import io.threadwell.api.error.CareException;
import io.threadwell.support.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a batch.
 *
 * @param id the record's; empty where there is an error
 * @param object the record as HubSpot showed it; missing where there is an error
 * @param error absent when the row took effect; {@code OutcomeUnknown} where nothing is known of it
 */
public record BatchRow(
        String id, JsonValue object, @Nullable CareException error) {
    static BatchRow done(JsonValue object) {
        return new BatchRow(object.text("id", ""), object, null);
    }

    static BatchRow failed(CareException error) {
        return new BatchRow("", JsonValue.missing(), error);
    }
}
