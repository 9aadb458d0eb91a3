package io.threadwell.store.jdbc.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.Unavailable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GroupThreadTest {
    private final List<Integer> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private void work(List<Outcome<Integer>> group) {
        groups.add(group.size());
        begun.countDown();
        awaitGate();
        group.forEach(job -> job.succeed(group.size()));
    }

    private void awaitGate() {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void what_comes_while_a_group_is_worked_on_makes_the_next_group() throws Exception {
        try (GroupThread<Outcome<Integer>> thread = new GroupThread<>("test", this::work)) {
            Outcome<Integer> first = new Outcome<>();
            thread.add(first);
            begun.await();
            List<Outcome<Integer>> rest = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Outcome<Integer> next = new Outcome<>();
                rest.add(next);
                thread.add(next);
            }
            gate.countDown();
            assertThat(first.await()).isEqualTo(1);
            assertThat(rest).allSatisfy(job -> assertThat(job.await()).isEqualTo(100));
            assertThat(groups).containsExactly(1, 100);
        }
    }

    @Test
    void what_comes_after_the_end_is_refused() {
        gate.countDown();
        GroupThread<Outcome<Integer>> thread = new GroupThread<>("test", this::work);
        thread.close();
        Outcome<Integer> late = new Outcome<>();
        thread.add(late);
        assertThatThrownBy(late::await).isInstanceOf(Unavailable.class);
    }

    @Test
    void what_was_queued_before_the_end_is_done() throws Exception {
        GroupThread<Outcome<Integer>> thread = new GroupThread<>("test", this::work);
        thread.add(new Outcome<>());
        begun.await();
        Outcome<Integer> queued = new Outcome<>();
        thread.add(queued);
        gate.countDown();
        thread.close();
        assertThat(queued.await()).isEqualTo(1);
    }
}
