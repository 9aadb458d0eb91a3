package io.threadwell.connector.bluesky.realnetwork;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again and again until something real, outside of this process, has happened. */
public final class Await {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Executor A_LITTLE_LATER = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private Await() {}

    /** Returns when the condition holds; fails, naming what did not happen, after a minute. */
    public static void until(String what, Supplier<Boolean> condition) {
        Instant end = Instant.now().plus(LONGEST);
        boolean happened = condition.get();
        while (!happened) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("did not happen in " + LONGEST + ": " + what);
            }
            happened = CompletableFuture.supplyAsync(condition, A_LITTLE_LATER).join();
        }
    }
}
