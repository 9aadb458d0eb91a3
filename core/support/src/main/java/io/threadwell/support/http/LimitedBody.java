package io.threadwell.support.http;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Gathers a body up to a limit and copies it once, at the end. */
final class LimitedBody implements HttpResponse.BodySubscriber<byte[]> {
    private final int limit;
    private final long deadline;
    private final boolean tooLongAhead;
    private final List<ByteBuffer> parts = new ArrayList<>();
    private final CompletableFuture<byte[]> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private int size;

    private LimitedBody(int limit, long deadline, boolean tooLongAhead) {
        this.limit = limit;
        this.deadline = deadline;
        this.tooLongAhead = tooLongAhead;
    }

    /** For one call, made at its beginning: the client itself watches the time only until the head has come. */
    static HttpResponse.BodyHandler<byte[]> handler(int limit, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        return head -> new LimitedBody(limit, deadline, announcesTooMuch(head, limit));
    }

    private static boolean announcesTooMuch(HttpResponse.ResponseInfo head, int limit) {
        return head.headers()
                .firstValue("Content-Length")
                .filter(length -> exceeds(length, limit))
                .isPresent();
    }

    private static boolean exceeds(String length, int limit) {
        try {
            return Long.parseLong(length.strip()) > limit;
        } catch (NumberFormatException unreadable) {
            return false;
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        this.subscription = given;
        if (tooLongAhead) {
            refuse(given);
        } else {
            given.request(Long.MAX_VALUE);
            watch(given);
        }
    }

    private void watch(Flow.Subscription given) {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<byte[]> unused = result.orTimeout(
                        Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS)
                .whenComplete((body, failure) -> {
                    if (failure instanceof TimeoutException) {
                        given.cancel();
                    }
                });
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        if (result.isDone()) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            size += buffer.remaining();
            if (size > limit || size < 0) {
                parts.clear();
                if (subscription != null) {
                    refuse(subscription);
                }
                return;
            }
            parts.add(buffer);
        }
    }

    private void refuse(Flow.Subscription given) {
        result.completeExceptionally(new TooLong(limit));
        given.cancel();
    }

    @Override
    public void onError(Throwable failure) {
        result.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        byte[] whole = new byte[size];
        int at = 0;
        for (ByteBuffer part : parts) {
            int length = part.remaining();
            part.get(whole, at, length);
            at += length;
        }
        result.complete(whole);
    }

    /** The body is longer than is read. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        private final int limit;

        TooLong(int limit) {
            super("more than " + limit + " bytes");
            this.limit = limit;
        }

        int limit() {
            return limit;
        }
    }
}
