package io.threadwell.connector.instagram.internal;

import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.connector.meta.GraphErrors.Meaning;

/**
 * What errors mean on Instagram besides what they mean everywhere in Meta's messaging (pages "Error Codes" of the Instagram Platform and of
 * the Messenger Platform). The rows of private replies (109xx) are from field reports, as on Facebook.
 */
final class InstagramErrors {
    static final GraphErrors TABLE = GraphErrors.messaging()
            .with(Meaning.CLOSED, 10900, 10901, 10902, 10903)
            .with(Meaning.DENIED, 25)
            .withSubcodes(Meaning.REJECTED, 4, 2207051)
            .withSubcodes(Meaning.CLOSED, 10, 2018065, 2018108, 2534022, 2534025)
            .withSubcodes(Meaning.NOT_FOUND, 100, 2534014, 2018218)
            .withSubcodes(Meaning.REJECTED, 100, 2018008, 2018047, 2018109, 2018294, 2534068)
            .naming(Scopes.ALL);

    private InstagramErrors() {}
}
