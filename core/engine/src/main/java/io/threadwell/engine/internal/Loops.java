package io.threadwell.engine.internal;

import io.threadwell.api.error.CareException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's threads: a loop for each step, and an executor for calls that wait for others. */
final class Loops {
    private static final Logger log = LoggerFactory.getLogger(Loops.class);
    private static final int POOLED = 128;
    private static final long AFTER_FAILURE_MILLIS = 1000;

    /** One turn of a loop; it waits by itself when there is nothing to do. */
    interface Turn {
        void run() throws InterruptedException;
    }

    private final List<Thread> threads = new ArrayList<>();
    private final Signal stop = new Signal();
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private volatile boolean running;
    private @Nullable ExecutorService calls;
    private @Nullable ExecutorService connections;

    boolean isRunning() {
        return running;
    }

    /** An executor for calls: virtual threads where the JVM has them, a bounded pool where not. */
    Executor calls() {
        ExecutorService made = virtualThreads();
        calls = made != null ? made : Executors.newFixedThreadPool(POOLED, task -> thread("call", task));
        running = true;
        return calls;
    }

    /** An executor for connections that stay open, each on a thread that serves it alone. */
    Executor connections() {
        ExecutorService made = virtualThreads();
        connections = made != null ? made : Executors.newCachedThreadPool(task -> thread("connection", task));
        return connections;
    }

    private static @Nullable ExecutorService virtualThreads() {
        try {
            Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return (ExecutorService) factory.invoke(null);
        } catch (ReflectiveOperationException e) {
            return null; // before Java 21
        }
    }

    void start(String name, Turn turn) {
        Thread thread = thread(name, () -> loop(name, turn));
        threads.add(thread);
        thread.start();
    }

    private void loop(String name, Turn turn) {
        while (running) {
            try {
                turn.run();
                failing.remove(name);
            } catch (InterruptedException e) {
                return;
            } catch (CareException e) {
                log.warn("{} failed and goes on: {}", name, e.getMessage());
                if (!pause(name, e)) {
                    return;
                }
            } catch (RuntimeException | Error e) {
                log.error("{} failed and goes on", name, e);
                if (!pause(name, e)) {
                    return;
                }
            }
        }
    }

    /** Waits for the time, or until the loops are stopped. */
    boolean await(long millis) throws InterruptedException {
        return stop.await(millis);
    }

    private boolean pause(String name, Throwable failure) {
        failing.put(name, failure.toString());
        try {
            stop.await(AFTER_FAILURE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /** What failed in its last turn, with the reason. */
    Map<String, String> failing() {
        return Map.copyOf(failing);
    }

    /** Lets every loop finish its turn and every call that is under way end, all within the time, and ends the threads. */
    void stop(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        running = false;
        stop.give();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            thread.interrupt();
        }
        threads.clear();
        failing.clear();
        stop(connections, end);
        stop(calls, end);
        connections = null;
        calls = null;
    }

    private static void stop(@Nullable ExecutorService executor, long end) throws InterruptedException {
        if (executor != null) {
            executor.shutdown();
            if (!executor.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                executor.shutdownNow();
            }
        }
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, "threadwell-" + name);
        thread.setDaemon(true);
        return thread;
    }
}
