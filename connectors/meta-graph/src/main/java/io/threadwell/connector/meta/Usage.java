package io.threadwell.connector.meta;

import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of its quotas a token has used up, as answers tell in {@code X-App-Usage} and {@code X-Business-Use-Case-Usage} (page
 * "Rate Limits"): shares of calls, processor time and total time, each throttled at 100.
 *
 * @param percent the highest of all
 * @param regain how long until calls are taken again; zero where none are refused
 */
record Usage(double percent, Duration regain) {
    private static final Usage UNKNOWN = new Usage(0, Duration.ZERO);
    private static final long MOST_MINUTES = Duration.ofDays(1).toMinutes();

    static Usage of(HttpAnswer answer) {
        Usage app =
                answer.header("X-App-Usage").map(Usage::json).map(Usage::one).orElse(UNKNOWN);
        Usage page =
                answer.header("X-Page-Usage").map(Usage::json).map(Usage::one).orElse(UNKNOWN);
        Usage business = answer.header("X-Business-Use-Case-Usage")
                .map(Usage::json)
                .map(Usage::byBusiness)
                .orElse(UNKNOWN);
        return app.and(page).and(business);
    }

    Optional<Instant> wait(Instant now) {
        return regain.isZero() ? Optional.empty() : Optional.of(now.plus(regain));
    }

    private static Usage byBusiness(JsonValue businesses) {
        Usage worst = UNKNOWN;
        for (JsonValue cases : businesses.fields().values()) {
            for (JsonValue one : cases.asList()) {
                worst = worst.and(one(one));
            }
        }
        return worst;
    }

    private static Usage one(JsonValue usage) {
        double percent = Math.max(
                share(usage, "call_count"), Math.max(share(usage, "total_cputime"), share(usage, "total_time")));
        long minutes = Math.min(MOST_MINUTES, Math.max(0, usage.longValue("estimated_time_to_regain_access", 0)));
        return new Usage(percent, Duration.ofMinutes(minutes));
    }

    private static double share(JsonValue usage, String name) {
        return usage.doubleValue(name).orElse(0);
    }

    private Usage and(Usage other) {
        return new Usage(Math.max(percent, other.percent), regain.compareTo(other.regain) > 0 ? regain : other.regain);
    }

    private static JsonValue json(String header) {
        try {
            return JsonValue.parse(header);
        } catch (JsonProblem unreadable) {
            return JsonValue.missing();
        }
    }
}
