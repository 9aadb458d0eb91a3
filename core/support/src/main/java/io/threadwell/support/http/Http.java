package io.threadwell.support.http;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP calls: blocking, thread-safe, one for each connector or adapter and kept for its life, because connections are
 * kept alive in it. Calls do not hold a lock while they wait, so virtual threads serve well.
 *
 * <p>What comes back is an {@link HttpAnswer} whatever its status. Where no answer came back, the error says what may be
 * believed:
 *
 * <ul>
 *   <li>no connection (refused, no such host, no route, connect time-out, failed handshake, open circuit): {@link Unavailable},
 *       nothing took effect;
 *   <li>a time-out or a cut after the request may have left: {@code Unavailable} for a {@linkplain HttpCall#safe() safe}
 *       call, {@link OutcomeUnknown} for a write;
 *   <li>an answer over the limit: {@link InvalidRequest} for a safe call, {@code OutcomeUnknown} for a write;
 *   <li>the calling thread was interrupted: as a cut; it stays interrupted.
 * </ul>
 *
 * <p><b>Nothing is sent twice.</b> A write whose kept-alive connection turns out closed fails as a cut. (The JDK's client
 * repeats a GET or HEAD once in that case, and a connect for any method, which is harmless. The system property
 * {@code jdk.httpclient.enableAllMethodRetry} would make it repeat writes, therefore {@link Builder#build()} refuses to work
 * with it.)
 *
 * <p><b>Redirects</b>: GET and HEAD follow up to {@value #MAX_REDIRECTS} within the same origin. Any other redirect comes back
 * as the answer it is, so that no credential goes to another host and no write is made again.
 *
 * <p>HTTP/1.1 is spoken: with HTTP/2 one connection carries all calls to a host, and its loss leaves the outcome of all writes
 * under way unknown at once. On a JDK before 20, connections that were idle for long can be lost silently behind some
 * firewalls; the JDK's system property {@code jdk.httpclient.keepalive.timeout} (seconds) shortens their life.
 */
public final class Http {
    static final int MAX_REDIRECTS = 3;

    private final HttpClient.Builder under;
    private final Duration callTimeout;
    private final int maxAnswerBytes;
    private final String userAgent;
    private final Breakers breakers;
    private volatile @Nullable HttpClient client;

    private Http(Builder builder) {
        under = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(builder.connectTimeout);
        if (builder.sslContext != null) {
            under.sslContext(builder.sslContext);
        }
        this.callTimeout = builder.callTimeout;
        this.maxAnswerBytes = builder.maxAnswerBytes;
        this.userAgent = builder.userAgent;
        this.breakers = new Breakers(builder.breakerFailures, builder.breakerOpenFor, builder.clock);
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * Makes the call once and waits for its answer.
     *
     * @throws Unavailable when nothing took effect, or the call was safe
     * @throws OutcomeUnknown when a write may or may not have taken effect
     * @throws InvalidRequest when the call cannot be made as it is, or the answer to a safe call is too long
     */
    public HttpAnswer send(HttpCall call) {
        HttpCall current = call;
        for (int followed = 0; ; followed++) {
            HttpAnswer answer = sendOnce(current);
            Optional<URI> next =
                    followed == MAX_REDIRECTS ? Optional.empty() : Redirects.sameOriginTarget(current, answer);
            if (next.isEmpty()) {
                return answer;
            }
            current = current.redirected(next.get());
        }
    }

    /**
     * Opens a connection whose answer does not end, and hands its lines on as they come. It is not counted among the calls that let a
     * circuit open.
     *
     * @param patience until the answer begins
     * @param refusal says what an answer means that has another status than 200
     * @throws Unavailable when no connection is to be had, or it does not begin in time
     * @throws CareException as {@code refusal} says
     */
    public LiveLines lines(
            HttpCall call,
            Duration patience,
            LiveLines.Listener listener,
            BiFunction<HttpCall, HttpAnswer, CareException> refusal) {
        return LiveLines.open(client(), builder(call).build(), call, patience, listener, refusal);
    }

    /**
     * Opens a WebSocket.
     *
     * @param address with {@code ws://} or {@code wss://}
     * @param patience until it stands
     * @throws Unavailable when no connection is to be had
     */
    public LiveSocket socket(URI address, Duration patience) {
        return LiveSocket.open(client(), address, patience);
    }

    /** Made with the first call: reading the certificates that are trusted costs a program's start more than anything else here. */
    private HttpClient client() {
        HttpClient made = client;
        if (made == null) {
            synchronized (under) {
                made = client;
                if (made == null) {
                    made = under.build();
                    client = made;
                }
            }
        }
        return made;
    }

    private HttpAnswer sendOnce(HttpCall call) {
        HttpRequest request = request(call);
        Breakers.Permit permit = breakers.enter(call);
        try {
            HttpAnswer answer = exchange(call, request);
            permit.answered(answer.status());
            return answer;
        } catch (CareException failure) {
            permit.failed(failure);
            throw failure;
        } catch (RuntimeException | Error unexpected) {
            permit.cancelled();
            throw unexpected;
        }
    }

    /** The blocking way of the client: the asynchronous one costs half as much again in hand-overs between threads. */
    private HttpAnswer exchange(HttpCall call, HttpRequest request) {
        Duration patience = call.timeout().orElse(callTimeout);
        try {
            HttpResponse<byte[]> response = client().send(request, LimitedBody.handler(maxAnswerBytes, patience));
            return new HttpAnswer(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException failed) {
            throw Faults.of(call, failed);
        } catch (IllegalArgumentException unusable) {
            throw unusable(call);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw Faults.noAnswer(call, "interrupted while waiting for the answer", null);
        }
    }

    private HttpRequest request(HttpCall call) {
        return builder(call).timeout(call.timeout().orElse(callTimeout)).build();
    }

    private HttpRequest.Builder builder(HttpCall call) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                    .header("User-Agent", userAgent)
                    .method(call.method(), publisher(call));
            List<String> headers = call.headers();
            for (int i = 0; i < headers.size(); i += 2) {
                request.header(headers.get(i), headers.get(i + 1));
            }
            return request;
        } catch (IllegalArgumentException unusable) {
            throw unusable(call);
        }
    }

    /** Without the cause: its message repeats the header's value or the address, and these carry credentials. */
    private static InvalidRequest unusable(HttpCall call) {
        return new InvalidRequest(call + " has a header, a method or an address that HTTP does not allow");
    }

    private static HttpRequest.BodyPublisher publisher(HttpCall call) {
        boolean bodiless = call.body().length == 0;
        boolean expected = call.method().equals("POST") || call.method().equals("PUT");
        return bodiless && !expected
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofByteArray(call.body());
    }

    /** Collects what an {@link Http} is made with. Not thread-safe. */
    public static final class Builder {
        private static final String RETRY_PROPERTY = "jdk.httpclient.enableAllMethodRetry";

        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration callTimeout = Duration.ofSeconds(30);
        private int maxAnswerBytes = 10 * 1024 * 1024;
        private String userAgent = "threadwell/" + ownVersion();
        private InstantSource clock = InstantSource.system();
        private @Nullable SSLContext sslContext;
        private int breakerFailures = 5;
        private Duration breakerOpenFor = Duration.ofSeconds(30);

        private Builder() {}

        /** Until a connection stands, its handshake included where TLS is spoken. Default 5 s. */
        public Builder connectTimeout(Duration duration) {
            this.connectTimeout = positive(duration, "connectTimeout");
            return this;
        }

        /** From the call to the last byte of its answer, connecting included. Default 30 s. */
        public Builder callTimeout(Duration duration) {
            this.callTimeout = positive(duration, "callTimeout");
            return this;
        }

        /** The longest body that is read. Default 10 MiB. */
        public Builder maxAnswerBytes(int bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxAnswerBytes must be positive, was " + bytes);
            }
            this.maxAnswerBytes = bytes;
            return this;
        }

        /** How we name ourselves. Default {@code threadwell/} and the version. */
        public Builder userAgent(String words) {
            this.userAgent = words;
            return this;
        }

        /** The time by which circuits open and close. Default the system's. Time-outs of calls are always real time. */
        public Builder clock(InstantSource source) {
            this.clock = source;
            return this;
        }

        /** Whom to trust and who we are on TLS. Default the JVM's. */
        public Builder sslContext(SSLContext context) {
            this.sslContext = context;
            return this;
        }

        /**
         * The circuit of an origin (scheme, host, port) opens after {@code failures} calls in a row without a usable answer,
         * and lets one call through {@code openFor} later, which decides. Default 5 and 30 s; 0 failures: never opens.
         *
         * <p>Failures are: no connection, time-outs, cuts, and the statuses 502, 503, 504. Any other answer, every 4xx
         * included, is a success: one customer's error never closes the way for the others.
         */
        public Builder breaker(int failures, Duration openFor) {
            if (failures < 0) {
                throw new IllegalArgumentException("failures must not be negative, was " + failures);
            }
            this.breakerFailures = failures;
            this.breakerOpenFor = positive(openFor, "openFor");
            return this;
        }

        /**
         * Makes it; the builder may be used on.
         *
         * @throws IllegalStateException when the JVM is set to repeat writes by itself
         */
        public Http build() {
            String repeat = System.getProperty(RETRY_PROPERTY);
            if (repeat != null && (repeat.isEmpty() || Boolean.parseBoolean(repeat))) {
                throw new IllegalStateException(
                        "the system property " + RETRY_PROPERTY + " makes the JVM send writes twice: unset it");
            }
            return new Http(this);
        }

        private static Duration positive(Duration duration, String what) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException(what + " must be positive, was " + duration);
            }
            return duration;
        }

        private static String ownVersion() {
            String version = Http.class.getPackage().getImplementationVersion();
            return version == null ? "dev" : version;
        }
    }
}
