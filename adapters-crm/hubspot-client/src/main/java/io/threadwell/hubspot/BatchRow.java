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
 * @param existing with a {@code Conflict}, the record that has the row's unique value already; empty where HubSpot does not say
 */
public record BatchRow(
        String id, JsonValue object, @Nullable CareException error, String existing) {
    static BatchRow done(JsonValue object) {
        return new BatchRow(object.text("id", ""), object, null, "");
    }

    static BatchRow failed(CareException error) {
        return failed(error, "");
    }

    static BatchRow failed(CareException error, String existing) {
        return new BatchRow("", JsonValue.missing(), error, existing);
    }
}
