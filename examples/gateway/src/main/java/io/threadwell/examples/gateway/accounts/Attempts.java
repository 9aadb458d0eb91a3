package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.model.Network;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does beside the start what networks have to be asked for, each network's work in its order; one that is away keeps none of the
 * others waiting. Tries again each minute until it answers.
 */
public final class Attempts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final long AGAIN_SECONDS = 60;

    private final Map<Network, ExecutorService> lanes = new ConcurrentHashMap<>();

    /**
     * Does some work once what came before it at the same network is done.
     *
     * @param account whom it is about, for people
     */
    public void attempt(Network network, String account, Runnable work) {
        ExecutorService lane = lanes.computeIfAbsent(network, Attempts::lane);
        lane.execute(() -> run(lane, account, work));
    }

    /** One thread, which ends when there is nothing to do any more. */
    private static ExecutorService lane(Network network) {
        ThreadPoolExecutor lane =
                new ThreadPoolExecutor(1, 1, AGAIN_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "threadwell-sign-in-" + network);
                    thread.setDaemon(true);
                    return thread;
                });
        lane.allowCoreThreadTimeOut(true);
        return lane;
    }

    private static void run(ExecutorService lane, String account, Runnable work) {
        try {
            work.run();
        } catch (Retryable later) {
            log.warn("{} is tried again in a minute: {}", account, later.getMessage());
            CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS, lane)
                    .execute(() -> run(lane, account, work));
        } catch (CareException refused) {
            log.error("{} is refused: {}", account, refused.getMessage());
        }
    }

    @Override
    public void close() {
        lanes.values().forEach(ExecutorService::shutdownNow);
    }
}
