package io.threadwell.support.http;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Says what a fault of the way means for the call: certainly no effect, or nobody knows. */
final class Faults {
    private static final int MAX_DEPTH = 8;

    private Faults() {}

    static CareException of(HttpCall call, Throwable failure) {
        if (find(failure, LimitedBody.TooLong.class) instanceof LimitedBody.TooLong tooLong) {
            String message = call + " answered more than " + tooLong.limit() + " bytes";
            return call.safe() ? new InvalidRequest(message, tooLong) : new OutcomeUnknown(message, tooLong);
        }
        Throwable neverConnected = neverConnected(failure);
        if (neverConnected != null) {
            return new Unavailable(call + " found no connection: " + reason(neverConnected), neverConnected);
        }
        if (find(failure, HttpTimeoutException.class) != null || find(failure, TimeoutException.class) != null) {
            return noAnswer(call, "no whole answer in time", null);
        }
        Throwable root = deepest(failure);
        return noAnswer(call, "the connection was cut, " + reason(root), harmless(root) ? root : null);
    }

    /** No answer although the request may have left. */
    static CareException noAnswer(HttpCall call, String what, @Nullable Throwable cause) {
        String message = call + ": " + what;
        return call.safe() ? new Unavailable(message, cause) : new OutcomeUnknown(message, cause);
    }

    private static @Nullable Throwable neverConnected(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
            if (current instanceof HttpConnectTimeoutException
                    || current instanceof ConnectException
                    || current instanceof UnresolvedAddressException
                    || current instanceof UnknownHostException
                    || current instanceof NoRouteToHostException
                    || current instanceof SSLHandshakeException) {
                return current;
            }
            current = current.getCause();
        }
        return null;
    }

    private static @Nullable Throwable find(Throwable failure, Class<? extends Throwable> type) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth < MAX_DEPTH; depth++) {
            if (type.isInstance(current)) {
                return current;
            }
            current = current.getCause();
        }
        return null;
    }

    private static Throwable deepest(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; current.getCause() != null && depth < MAX_DEPTH; depth++) {
            current = current.getCause();
        }
        return current;
    }

    /** Protocol errors quote what the other side sent; the system's own words about a connection do not. */
    private static boolean harmless(Throwable root) {
        return root instanceof SocketException || root instanceof SSLException;
    }

    private static String reason(Throwable cause) {
        return cause.getClass().getSimpleName();
    }
}
