package io.threadwell.host.jdk;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A part of the paths that the host serves. */
sealed interface Route {
    /** What answers requests at a path; absent when the path is none of this route's. */
    @Nullable
    Function<WebhookRequest, WebhookResponse> at(String path);

    /** True when only GET makes sense. */
    default boolean readsOnly() {
        return false;
    }

    static String clean(String path) {
        if (!path.startsWith("/")) {
            throw new InvalidRequest("a path begins with /");
        }
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A name below a prefix, and what may stand behind it. */
    record Endpoints(String prefix, BiFunction<String, WebhookRequest, WebhookResponse> receive) implements Route {
        @Override
        public @Nullable Function<WebhookRequest, WebhookResponse> at(String path) {
            if (!path.startsWith(prefix) || path.length() == prefix.length()) {
                return null;
            }
            String endpoint = path.substring(prefix.length());
            return endpoint.startsWith("/") ? null : request -> receive.apply(endpoint, request);
        }
    }

    /** Exactly one path. */
    record Fixed(String path, Supplier<WebhookResponse> answer) implements Route {
        @Override
        public @Nullable Function<WebhookRequest, WebhookResponse> at(String wanted) {
            return wanted.equals(path) ? request -> answer.get() : null;
        }

        @Override
        public boolean readsOnly() {
            return true;
        }
    }

    /** A path and everything below it. */
    record Tree(String path, Function<WebhookRequest, WebhookResponse> handler) implements Route {
        @Override
        public @Nullable Function<WebhookRequest, WebhookResponse> at(String wanted) {
            boolean inside = wanted.equals(path) || wanted.startsWith(path + "/");
            return inside ? handler : null;
        }
    }
}
