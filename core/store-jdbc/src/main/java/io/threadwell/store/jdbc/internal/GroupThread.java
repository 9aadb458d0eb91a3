package io.threadwell.store.jdbc.internal;

import io.threadwell.api.error.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * A thread that takes all jobs waiting and works on them together, so that they share what is dear about each: the commit.
 * Nothing waits for a group to fill: a job that comes alone goes alone.
 */
final class GroupThread<J extends Outcome<?>> implements AutoCloseable {
    private static final int MOST = 256;

    private final BlockingQueue<Optional<J>> queue = new LinkedBlockingQueue<>();
    private final Consumer<List<J>> work;
    private final Thread thread;
    private volatile boolean ended;

    /** @param work settles the outcome of each job, and throws nothing */
    GroupThread(String name, Consumer<List<J>> work) {
        this.work = work;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    void add(J job) {
        queue.add(Optional.of(job));
        if (ended) {
            refuseRest();
        }
    }

    boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** Ends the thread after what is queued. */
    @Override
    public void close() {
        queue.add(Optional.empty());
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            List<J> group = new ArrayList<>();
            goesOn = fill(group);
            if (!group.isEmpty()) {
                work.accept(group);
            }
        }
        ended = true;
        refuseRest();
    }

    private boolean fill(List<J> group) {
        Optional<J> next = take();
        while (next != null && next.isPresent()) {
            group.add(next.get());
            next = group.size() < MOST ? queue.poll() : null;
        }
        return next == null;
    }

    private Optional<J> take() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                // only close() ends this thread: what is queued has been promised an outcome
            }
        }
    }

    private void refuseRest() {
        for (Optional<J> left = queue.poll(); left != null; left = queue.poll()) {
            left.ifPresent(job -> job.fail(new Unavailable("the store is closed")));
        }
    }
}
