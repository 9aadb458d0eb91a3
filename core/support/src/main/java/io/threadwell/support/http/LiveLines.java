package io.threadwell.support.http;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Unavailable;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An answer that does not end, such as a stream of JSON lines or of server-sent events. Lines are handed on as they come, by the
 * threads of the JDK's client; blank ones, which keep a connection alive, too. Thread-safe.
 */
public final class LiveLines implements AutoCloseable {
    /** Hears what comes; must be quick. */
    public interface Listener {
        /** A line, without its end. */
        void line(String line);

        /** What ended the connection; told once. */
        void ended(Throwable why);
    }

    private final CompletableFuture<HttpResponse<byte[]>> exchange;
    private final Lines lines;

    private LiveLines(CompletableFuture<HttpResponse<byte[]>> exchange, Lines lines) {
        this.exchange = exchange;
        this.lines = lines;
    }

    static LiveLines open(
            HttpClient client,
            HttpRequest request,
            HttpCall call,
            Duration patience,
            Listener listener,
            BiFunction<HttpCall, HttpAnswer, CareException> refusal) {
        Lines lines = new Lines(listener);
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                request,
                head -> head.statusCode() == 200
                        ? HttpResponse.BodySubscribers.fromLineSubscriber(
                                lines, done -> new byte[0], StandardCharsets.UTF_8, null)
                        : HttpResponse.BodySubscribers.ofByteArray());
        LiveLines live = new LiveLines(exchange, lines);
        live.awaitBeginning(call, patience);
        if (!lines.begun.isDone()) {
            HttpResponse<byte[]> refused = exchange.join();
            throw refusal.apply(
                    call, new HttpAnswer(refused.statusCode(), refused.headers().map(), refused.body()));
        }
        CompletableFuture<HttpResponse<byte[]>> unused = exchange.whenComplete((response, failure) ->
                listener.ended(failure == null ? new IllegalStateException("the stream ended") : unwrapped(failure)));
        return live;
    }

    private void awaitBeginning(HttpCall call, Duration patience) {
        try {
            CompletableFuture.anyOf(lines.begun, exchange).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            close();
            throw new Unavailable(call + " did not begin in time", late);
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new Unavailable(call + " was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new Unavailable(call + " found no connection", failed.getCause());
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    /** Ends the connection; its end is told as any other. */
    @Override
    public void close() {
        lines.cancel();
        exchange.cancel(true);
    }

    /** Takes lines as fast as they come: vendors end connections that are read too slowly. */
    private static final class Lines implements Flow.Subscriber<String> {
        private final Listener listener;
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private volatile Flow.@Nullable Subscription subscription;

        Lines(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            begun.complete(true);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String one) {
            listener.line(one);
        }

        @Override
        public void onError(Throwable failure) {
            // The exchange ends with the same failure, and tells it.
        }

        @Override
        public void onComplete() {
            // The exchange ends with it.
        }

        void cancel() {
            Flow.Subscription given = subscription;
            if (given != null) {
                given.cancel();
            }
        }
    }
}
