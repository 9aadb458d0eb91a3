package io.threadwell.examples.gateway.accounts;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Retryable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does beside the start what networks have to be asked for, because one that is away must not keep the others waiting; tries
 * again each minute until it answers.
 */
public final class Attempts implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Attempts.class);
    private static final long AGAIN_SECONDS = 60;

    private final ExecutorService attempts = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "threadwell-sign-in");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Does some work once what came before is done.
     *
     * @param account whom it is about, for people
     */
    public void attempt(String account, Runnable work) {
        attempts.execute(() -> run(account, work));
    }

    private void run(String account, Runnable work) {
        try {
            work.run();
        } catch (Retryable later) {
            log.warn("{} is tried again in a minute: {}", account, later.getMessage());
            CompletableFuture.delayedExecutor(AGAIN_SECONDS, TimeUnit.SECONDS, attempts)
                    .execute(() -> run(account, work));
        } catch (CareException refused) {
            log.error("{} is refused: {}", account, refused.getMessage());
        }
    }

    @Override
    public void close() {
        attempts.shutdownNow();
    }
}
