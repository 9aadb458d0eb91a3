package io.threadwell.host.jdk;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Where requests run. */
final class Threads {
    /** Requests wait for the disk's commit, which they share: more of them at once make larger groups. */
    private static final int POOL = 64;

    private Threads() {}

    static ExecutorService perRequest() {
        try {
            return (ExecutorService) MethodHandles.publicLookup()
                    .findStatic(
                            Executors.class,
                            "newVirtualThreadPerTaskExecutor",
                            MethodType.methodType(ExecutorService.class))
                    .invoke();
        } catch (Throwable noVirtualThreads) {
            return pool();
        }
    }

    /** When even the queue is full, the accepting thread works itself and thereby accepts less. */
    static ExecutorService pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                POOL,
                POOL,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(4096),
                task -> {
                    Thread thread = new Thread(task, "threadwell-http-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
