package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.store.CareStore;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.network.Echo;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A store that fails once, at any of its calls, either before or after what was asked of it: nothing is lost, nothing is done
 * twice, and nothing stays behind.
 */
class LostAnswersOfTheStoreTest {
    /** When the call fails. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** Breaks one call of a store, counted from when it is armed. */
    private static final class Breaker implements InvocationHandler {
        private final Object store;
        private final Breaker head;
        private Moment moment = Moment.BEFORE;
        private int left = -1;
        private boolean broken;

        Breaker(Object store) {
            this.store = store;
            this.head = this;
        }

        private Breaker(Object part, Breaker head) {
            this.store = part;
            this.head = head;
        }

        void arm(int call, Moment when) {
            left = call;
            moment = when;
        }

        void disarm() {
            left = -1;
        }

        <T> T proxy(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
            if (method.getName().equals("nodes") || method.getName().equals("deliveries")) {
                return new Breaker(call(method, args), head).proxy(method.getReturnType());
            }
            boolean breaks = head.left == 0 && !method.getName().equals("close");
            if (breaks && head.moment == Moment.BEFORE) {
                throw head.failure();
            }
            Object result = call(method, args);
            if (breaks) {
                throw head.failure();
            }
            head.left--;
            return result;
        }

        private Unavailable failure() {
            disarm();
            broken = true;
            return new Unavailable("the connection was lost, for the test");
        }

        private Object call(Method method, Object[] args) throws Throwable {
            try {
                return method.invoke(store, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private World world;

    @AfterEach
    void close() {
        if (world != null) {
            world.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatFailsOnceAtAnyCallLosesNothingAndDoublesNothing(Moment moment) {
        int calls = 0;
        boolean reached = true;
        while (reached) {
            reached = play(calls, moment);
            calls++;
        }
        assertThat(calls).as("calls that were broken, each in a run of its own").isGreaterThan(20);
    }

    /** One comment, its ticket, an agent's answer and its echo; true when the call that was to fail was reached. */
    private boolean play(int call, Moment moment) {
        Breaker breaker = new Breaker(Storage.MEMORY.open());
        world = new World(breaker.proxy(CareStore.class), EngineSettings.defaults());
        world.network.setEcho(Echo.LATER);
        breaker.arm(call, moment);
        world.page.post("ann", "My order is late");
        pass(40);
        boolean answered = false;
        for (int tries = 0; tries < 2 && !answered; tries++) {
            answered = answer();
        }
        pass(60);
        breaker.disarm();
        assertSound(call);
        world.close();
        return breaker.broken;
    }

    private boolean answer() {
        try {
            world.desk.agentReplies(World.ticketOf(world.onlyCase()), "It is on its way");
            return true;
        } catch (Unavailable e) {
            return false;
        }
    }

    private void assertSound(int call) {
        String run = "when call " + call + " fails";
        CareCase careCase = world.onlyCase();
        assertThat(world.texts(careCase)).as(run).containsExactly("My order is late", "It is on its way");
        assertThat(world.network.posts()).as(run).hasSize(1);
        assertThat(world.desk.tickets()).as(run).hasSize(1);
        assertThat(world.desk.told().values()).as(run).containsOnly(1);
        assertThat(world.store.backlog().deliveries()).as(run).isZero();
        assertThat(world.store.backlog().commands().entrySet())
                .as(run)
                .allMatch(state -> state.getKey().isAtRest() || state.getValue() == 0);
    }

    /** Time goes by; the network delivers again what was not taken, and the engine goes on after a failure, as its loops do. */
    private void pass(int seconds) {
        List<WebhookRequest> waiting = List.of();
        for (int i = 0; i < seconds; i++) {
            waiting = refused(waiting);
            waiting = refused(concat(waiting, world.network.takeDeliveries()));
            work();
            world.clock.advanceSeconds(1);
        }
    }

    private List<WebhookRequest> refused(List<WebhookRequest> deliveries) {
        return deliveries.stream().filter(d -> world.receive(d) != 200).toList();
    }

    private static List<WebhookRequest> concat(List<WebhookRequest> first, List<WebhookRequest> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private void work() {
        boolean works = true;
        while (works) {
            try {
                works = world.engine.runOnce();
            } catch (Unavailable e) {
                works = true;
            }
        }
    }
}
