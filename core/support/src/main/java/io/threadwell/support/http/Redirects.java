package io.threadwell.support.http;

import java.net.URI;
import java.util.Optional;

/** Decides whether a redirect is followed. */
final class Redirects {
    private Redirects() {}

    static Optional<URI> sameOriginTarget(HttpCall call, HttpAnswer answer) {
        if (!isRedirect(answer.status()) || !isPlainRead(call.method())) {
            return Optional.empty();
        }
        return answer.header("Location")
                .flatMap(location -> resolve(call.uri(), location))
                .filter(target -> sameOrigin(call.uri(), target));
    }

    private static boolean isRedirect(int status) {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }

    private static boolean isPlainRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static Optional<URI> resolve(URI base, String location) {
        try {
            return Optional.of(base.resolve(location));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean sameOrigin(URI from, URI to) {
        return to.getScheme() != null
                && to.getHost() != null
                && from.getScheme().equalsIgnoreCase(to.getScheme())
                && from.getHost().equalsIgnoreCase(to.getHost())
                && port(from) == port(to)
                && to.getRawUserInfo() == null;
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
