package io.threadwell.examples.gateway.endtoend;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many people who do the same. */
final class Crowd {
    /** What the network can make of accounts at a time without keeping one waiting for too long. */
    private static final int JOINING = 8;

    private Crowd() {}

    static <T> List<T> of(int size, IntFunction<T> join) {
        ExecutorService threads = Executors.newFixedThreadPool(JOINING);
        try {
            List<CompletableFuture<T>> joining = IntStream.range(0, size)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> join.apply(number), threads))
                    .toList();
            return joining.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /** Everybody does it at one moment; what came of it, in the people's order. */
    static <P, T> CompletableFuture<List<T>> atOnce(List<P> people, BiFunction<P, Integer, T> deed) {
        ExecutorService threads = Executors.newFixedThreadPool(people.size());
        CountDownLatch everybodyIsReady = new CountDownLatch(people.size());
        List<CompletableFuture<T>> doing = IntStream.range(0, people.size())
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> {
                            everybodyIsReady.countDown();
                            await(everybodyIsReady);
                            return deed.apply(people.get(number), number);
                        },
                        threads))
                .toList();
        threads.shutdown();
        return CompletableFuture.allOf(doing.toArray(CompletableFuture[]::new))
                .thenApply(done -> doing.stream().map(CompletableFuture::join).toList());
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
