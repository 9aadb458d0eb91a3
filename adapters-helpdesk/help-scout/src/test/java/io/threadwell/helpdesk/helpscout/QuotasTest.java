package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.error.RateLimited;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuotasTest extends HelpScoutTest {
    private static Instant until(WriteResult result) {
        assertThat(result).isInstanceOfSatisfying(WriteResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(RateLimited.class));
        return ((RateLimited) ((WriteResult.Failed) result).error()).until();
    }

    @Test
    void the_plans_limit_is_learnt_and_kept_with_writes_counting_as_two() {
        helpScout.limit(10);
        int made = 0;
        for (int n = 0; n < 20; n++) {
            WriteResult result = sync(Writes.create(n));
            made += result instanceof WriteResult.Done ? 1 : 0;
        }
        assertThat(made).isEqualTo(5);
        assertThat(helpScout.overLimit()).isZero();
        clock.advance(Duration.ofSeconds(63));
        done(Writes.create(99));
        assertThat(helpScout.overLimit()).isZero();
    }

    @Test
    void what_others_use_of_the_limit_counts() {
        helpScout.limit(10);
        HelpScoutHelpdesk other = HelpScoutHelpdesk.of(config().build());
        for (int n = 0; n < 3; n++) {
            other.sync(List.of(Writes.create(n)));
        }
        done(Writes.create(10));
        done(Writes.create(11));
        until(sync(Writes.create(12)));
        assertThat(helpScout.overLimit()).isZero();
    }

    @Test
    void a_configured_limit_is_kept_from_the_first_call() {
        desk = HelpScoutHelpdesk.of(config().requestsPerMinute(4).build());
        done(Writes.create(1));
        done(Writes.create(2));
        until(sync(Writes.create(3)));
        assertThat(helpScout.routes()).hasSize(2);
    }

    @Test
    void after_a_429_nothing_is_sent_before_the_time_that_help_scout_names() {
        helpScout.nextWrite(Fault.TOO_MANY);
        Instant named = clock.instant().plusSeconds(7);
        assertThat(until(sync(Writes.create(1)))).isEqualTo(named);
        assertThat(until(sync(Writes.create(2)))).isEqualTo(named);
        assertThat(helpScout.routes()).hasSize(1);
        clock.set(named);
        done(Writes.create(1));
    }
}
