package io.threadwell.crm.zoho.internal;

import io.threadwell.api.error.CareException;
import org.jspecify.annotations.Nullable;

/**
 * What became of one row of a bulk call.
 *
 * @param id of the record, where it was written or was there already
 * @param code Zoho's, where it was refused
 * @param field that the refusal is about; empty where Zoho does not say
 * @param error absent when it was written
 */
record Row(String id, String code, String field, @Nullable CareException error) {
    static Row written(String id) {
        return new Row(id, "", "", null);
    }

    static Row refused(CareException error) {
        return new Row("", "", "", error);
    }

    boolean isDuplicateOf(String fieldName) {
        return code.equals("DUPLICATE_DATA") && field.equals(fieldName);
    }

    /** The record that was to be changed, or that an entry was for, is not there. */
    boolean isGone(String fieldName) {
        return code.equals("INVALID_DATA") && field.equals(fieldName);
    }
}
