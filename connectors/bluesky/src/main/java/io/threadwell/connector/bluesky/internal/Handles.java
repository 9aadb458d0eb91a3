package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.support.json.JsonValue;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds whom a handle means. */
final class Handles {
    /** By the protocol's specification "Handle". */
    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final int LONGEST = 253;

    private final Xrpc xrpc;

    Handles(Xrpc xrpc) {
        this.xrpc = xrpc;
    }

    /** The DID; empty when it is no handle or means nobody. Not remembered: a handle can pass to somebody else. */
    Optional<String> resolve(Session session, String handle) {
        String lower = handle.toLowerCase(Locale.ROOT);
        if (lower.length() > LONGEST || !FORM.matcher(lower).matches()) {
            return Optional.empty();
        }
        try {
            XrpcCall call = XrpcCall.query(session, "com.atproto.identity.resolveHandle")
                    .with("handle", lower);
            JsonValue answer = xrpc.call(session, call);
            return answer.text("did");
        } catch (NotFound | InvalidRequest | PermissionDenied nobody) {
            return Optional.empty();
        }
    }
}
