package io.threadwell.connector.x.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Unavailable;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One long connection. Lines are handed on as they come, by the threads of the JDK's client; blank ones, which keep the connection
 * alive, too.
 */
final class Wire implements AutoCloseable {
    private final CompletableFuture<HttpResponse<byte[]>> exchange;
    private final Lines lines;

    private Wire(CompletableFuture<HttpResponse<byte[]>> exchange, Lines lines) {
        this.exchange = exchange;
        this.lines = lines;
    }

    /**
     * Opens a connection and waits until the answer begins.
     *
     * @param request what is asked for
     * @param line gets every line
     * @param end gets what ended the connection, once
     * @param refusal says what an answer means that is no stream
     */
    static Wire open(
            HttpClient client,
            Request request,
            Consumer<String> line,
            Consumer<Throwable> end,
            BiFunction<HttpCall, HttpAnswer, CareException> refusal) {
        Lines lines = new Lines(line);
        HttpRequest get = HttpRequest.newBuilder(URI.create(request.call().uri().toString()))
                .header("Authorization", "Bearer " + request.token())
                .header("User-Agent", "threadwell")
                .build();
        CompletableFuture<HttpResponse<byte[]>> exchange = client.sendAsync(
                get,
                head -> head.statusCode() == 200
                        ? HttpResponse.BodySubscribers.fromLineSubscriber(
                                lines, done -> new byte[0], StandardCharsets.UTF_8, null)
                        : HttpResponse.BodySubscribers.ofByteArray());
        Wire wire = new Wire(exchange, lines);
        CompletableFuture<Object> first = CompletableFuture.anyOf(lines.begun, exchange);
        try {
            first.get(request.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            wire.close();
            throw new Unavailable(request.call() + " did not begin in time", late);
        } catch (InterruptedException interrupted) {
            wire.close();
            Thread.currentThread().interrupt();
            throw new Unavailable(request.call() + " was interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new Unavailable(request.call() + " found no connection", failed.getCause());
        }
        if (!lines.begun.isDone()) {
            throw refusal.apply(request.call(), answer(exchange.join()));
        }
        CompletableFuture<HttpResponse<byte[]>> unused = exchange.whenComplete((response, failure) ->
                end.accept(failure == null ? new IllegalStateException("the stream ended") : unwrapped(failure)));
        return wire;
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }

    private static HttpAnswer answer(HttpResponse<byte[]> response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        return HttpAnswer.of(response.statusCode(), headers, response.body());
    }

    /** Ends the connection; its end is told as any other. */
    @Override
    public void close() {
        lines.cancel();
        exchange.cancel(true);
    }

    /**
     * What is asked for.
     *
     * @param call the address and the name of the call
     * @param patience until the answer begins
     */
    record Request(HttpCall call, String token, Duration patience) {
        @Override
        public String toString() {
            return call.toString();
        }
    }

    /** Takes lines as fast as they come: X ends connections that are read too slowly. */
    private static final class Lines implements Flow.Subscriber<String> {
        private final Consumer<String> line;
        private final CompletableFuture<Boolean> begun = new CompletableFuture<>();
        private volatile Flow.@Nullable Subscription subscription;

        Lines(Consumer<String> line) {
            this.line = line;
        }

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
            begun.complete(true);
            given.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String one) {
            line.accept(one);
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
