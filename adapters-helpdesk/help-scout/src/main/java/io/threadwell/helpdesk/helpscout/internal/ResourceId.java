package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.support.http.HttpAnswer;
import java.util.Optional;
import java.util.regex.Pattern;

/** The id of what was made: Help Scout tells it in a header, or else at the end of the address. */
final class ResourceId {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private ResourceId() {}

    static Optional<Long> of(HttpAnswer answer) {
        return answer.header("Resource-ID")
                .map(String::strip)
                .filter(NUMBER.asMatchPredicate())
                .or(() -> answer.header("Location")
                        .map(address -> address.substring(address.lastIndexOf('/') + 1))
                        .filter(NUMBER.asMatchPredicate()))
                .map(Long::parseLong);
    }
}
