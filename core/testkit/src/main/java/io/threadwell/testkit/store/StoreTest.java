package io.threadwell.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.store.CareStore.DueTarget;
import io.threadwell.api.store.NodeId;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.api.store.StoreSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the parts of the contract share. */
@Timeout(60) // two writers that wait for each other must fail, not hang
abstract class StoreTest {
    static final Instant T = Samples.T;
    static final WorkspaceId WS = new WorkspaceId("one");
    static final WorkspaceId OTHER = new WorkspaceId("two");
    static final Predicate<DueTarget> ALL = due -> true;

    private final CareStoreContract contract;
    private int deaths;
    CareStore store;

    StoreTest(CareStoreContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void openStore() {
        store = contract.open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    /** Closes the store and goes on with the same one opened anew; ends the test where a store cannot. */
    void restart() {
        store.close();
        Optional<CareStore> again = contract.reopen();
        assumeTrue(again.isPresent(), "the store keeps nothing beyond the process");
        store = again.orElseThrow();
    }

    void needsSeveralNodes() {
        assumeTrue(contract.sharedByNodes(), "the store is for one process");
    }

    /** The node that is there after the given one has died without a word. */
    NodeId successorOf(NodeId dead) {
        deaths++;
        Instant now = T.plusSeconds(600L * deaths);
        NodeId next = store.nodes().join(now);
        if (contract.sharedByNodes()) {
            store.nodes().beat(next, now, now.minusSeconds(300));
            assertThat(store.nodes().beat(dead, now, T)).isFalse();
        }
        return next;
    }

    boolean isSharedByNodes() {
        return contract.sharedByNodes();
    }

    void change(Consumer<StoreSession> work) {
        change(WS, work);
    }

    void change(WorkspaceId workspace, Consumer<StoreSession> work) {
        store.transact(workspace, session -> {
            work.accept(session);
            return true;
        });
    }

    <R> R get(Function<StoreSession, R> work) {
        return store.read(WS, work);
    }

    // Typed, because assertThat cannot tell what a generic read gives.

    <R> List<R> list(Function<StoreSession, List<R>> work) {
        return get(work);
    }

    <R> Optional<R> optional(Function<StoreSession, Optional<R>> work) {
        return get(work);
    }

    <K, V> Map<K, V> map(Function<StoreSession, Map<K, V>> work) {
        return get(work);
    }

    <R> List<R> changed(Function<StoreSession, List<R>> work) {
        return store.transact(WS, work);
    }

    /** Walks through all pages. */
    static <R> List<List<R>> pages(int size, Function<PageRequest, Page<R>> list) {
        List<List<R>> all = new ArrayList<>();
        Page<R> page = list.apply(PageRequest.first(size));
        all.add(page.items());
        while (page.next() != null) {
            page = list.apply(new PageRequest(size, page.next()));
            all.add(page.items());
        }
        return all;
    }

    /** Runs the same work in several threads that begin together. */
    static <R> List<R> atOnce(int threads, IntFunction<R> work) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier start = new CyclicBarrier(threads);
            List<Callable<R>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    return work.apply(number);
                });
            }
            List<R> results = new ArrayList<>();
            for (Future<R> done : pool.invokeAll(calls)) {
                results.add(done.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (ExecutionException e) {
            throw new AssertionError("one of several writers failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
