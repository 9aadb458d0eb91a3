package io.threadwell.connector.messenger.internal;

import io.threadwell.connector.meta.GraphErrors;
import io.threadwell.connector.meta.GraphErrors.Meaning;

/**
 * What errors mean on Messenger besides what they mean everywhere in Meta's messaging (page "Messenger Platform: Error Codes"). A person
 * who takes no messages from the page (10/2018108, 200/1545041) is as one whose window is closed. Who has no profile to see (2018218), and
 * which files cannot be taken (2018008 and those beside it), is from field reports.
 */
final class MessengerErrors {
    static final GraphErrors TABLE = GraphErrors.messaging()
            .withSubcodes(Meaning.CLOSED, 10, 2018065, 2018108, 2534022)
            .withSubcodes(Meaning.CLOSED, 200, 1545041)
            .withSubcodes(Meaning.REJECTED, 100, 2018008, 2018047, 2018109, 2018294)
            .withSubcodes(Meaning.NOT_FOUND, 100, 2018074, 2018218)
            .with(Meaning.NOT_FOUND, 2018218)
            .naming(Logins.SCOPES);

    private MessengerErrors() {}
}
