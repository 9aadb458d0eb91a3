package io.threadwell.support.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuits, one for each origin that has failed lately. An origin that answers has none, so that the way of the healthy
 * costs a look-up and memory does not grow with the number of hosts.
 */
final class Breakers {
    private static final int MAX_ORIGINS = 1_000;

    private final Duration openFor;
    private final InstantSource clock;
    private final @Nullable CircuitBreakerConfig config;
    private final ConcurrentMap<String, Circuit> circuits = new ConcurrentHashMap<>();

    Breakers(int failures, Duration openFor, InstantSource clock) {
        this.openFor = openFor;
        this.clock = clock;
        this.config = failures == 0 ? null : config(failures, openFor, clock.withZone(ZoneOffset.UTC));
    }

    private static CircuitBreakerConfig config(int failures, Duration openFor, Clock clock) {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(failures)
                .minimumNumberOfCalls(failures)
                .failureRateThreshold(100)
                .waitDurationInOpenState(openFor)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .currentTimestampFunction(now -> now.millis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /** @throws Unavailable at once while the circuit of the call's origin is open */
    Permit enter(HttpCall call) {
        String origin = call.origin();
        Circuit circuit = circuits.get(origin);
        if (circuit != null && !circuit.breaker.tryAcquirePermission()) {
            throw new Unavailable(call + " was not made: the host failed repeatedly, next try at " + circuit.until());
        }
        return new Permit(origin, circuit);
    }

    private void failed(String origin, @Nullable Circuit entered) {
        if (config == null) {
            return;
        }
        Circuit circuit = entered;
        if (circuit == null) {
            if (circuits.size() >= MAX_ORIGINS) {
                return;
            }
            circuit = circuits.computeIfAbsent(origin, name -> new Circuit(CircuitBreaker.of(name, config)));
            if (!circuit.breaker.tryAcquirePermission()) {
                return;
            }
        }
        circuit.breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("no usable answer"));
        circuit.failedAt = clock.instant();
    }

    private void succeeded(String origin, @Nullable Circuit entered) {
        if (entered != null) {
            entered.breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
        // Also one that others' failures made meanwhile: only failures in a row count.
        Circuit circuit = entered == null ? circuits.get(origin) : entered;
        if (circuit != null && circuit.breaker.getState() == CircuitBreaker.State.CLOSED) {
            circuits.remove(origin, circuit);
        }
    }

    private final class Circuit {
        private final CircuitBreaker breaker;
        private volatile Instant failedAt = clock.instant();

        Circuit(CircuitBreaker breaker) {
            this.breaker = breaker;
        }

        Instant until() {
            Instant expected = failedAt.plus(openFor);
            Instant now = clock.instant();
            // A trial call is under way: its outcome is near.
            return expected.isAfter(now) ? expected : now.plusSeconds(1);
        }
    }

    /** The right to make one call; its end is told exactly once. */
    final class Permit {
        private final String origin;
        private final @Nullable Circuit circuit;

        private Permit(String origin, @Nullable Circuit circuit) {
            this.origin = origin;
            this.circuit = circuit;
        }

        void answered(int status) {
            if (status >= 502 && status <= 504) {
                Breakers.this.failed(origin, circuit);
            } else {
                succeeded(origin, circuit);
            }
        }

        void failed(CareException failure) {
            if (failure.getCause() instanceof LimitedBody.TooLong) {
                // An answer all the same.
                succeeded(origin, circuit);
            } else if (Thread.currentThread().isInterrupted()) {
                cancelled();
            } else {
                Breakers.this.failed(origin, circuit);
            }
        }

        void cancelled() {
            if (circuit != null) {
                circuit.breaker.releasePermission();
            }
        }
    }
}
