package io.threadwell.connector.whatsapp.internal;

import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.connector.meta.GraphErrors.Meaning;

/**
 * What errors mean on WhatsApp besides what they mean everywhere at Meta (page "Cloud API: Error Codes"). An account that is restricted,
 * locked, unpaid or not registered is denied: only its owner can change that.
 */
final class WhatsAppErrors {
    static final GraphErrors TABLE = GraphErrors.common()
            .with(Meaning.PASSING, 131000, 131016, 133004)
            .with(Meaning.THROTTLED, 130429, 131048, 131057, 132069, 133015, 133016)
            .with(Meaning.PERSON_THROTTLED, 131056)
            .with(Meaning.DENIED, 368, 130497, 131005, 131030, 131031, 131037, 131042, 131045, 133000, 133005, 133006)
            .with(Meaning.DENIED, 133008, 133009, 133010, 134011)
            .with(Meaning.INVALID, 131008, 131009, 131021, 131051, 131062, 132000, 132012, 132018, 135000)
            .with(Meaning.NOT_FOUND, 33, 131026, 131052, 132001)
            .with(Meaning.REJECTED, 130472, 131049, 131053, 132005, 132007, 132015, 132016, 132068)
            .with(Meaning.CLOSED, 131047, 131050)
            .naming(Logins.SCOPES);

    private WhatsAppErrors() {}
}
