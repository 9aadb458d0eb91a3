package io.threadwell.testkit.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.ExternalRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, there is one record, and each interaction is told once. */
abstract class CrmFaultTests extends CrmTest {
    CrmFaultTests(CrmContract contract) {
        super(contract);
    }

    private CrmResult sync(CrmWrite write) {
        List<CrmResult> results = adapter.sync(List.of(write));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    /** A fault that leaves doubt: followed as the engine does, everything is there once. */
    private void assertOnceAfter(Runnable fault) {
        needs(CrmCapability.CREATE);
        CrmWrite write = write(person("ann"), null, 3);
        fault.run();
        CrmResult first = sync(write);
        ExternalRef record;
        if (first instanceof CrmResult.Failed failed) {
            assertThat(failed.error())
                    .as("what failed for sure may be made again")
                    .isInstanceOf(Unavailable.class);
            record = done(again(write));
        } else {
            record = follow(write, first);
        }
        settle();
        assertThat(fixture.records(write.contact().key().toString())).isEqualTo(1);
        assertToldOnce(record, write);
    }

    @Test
    void a_connection_cut_after_the_effect_doubles_nothing() {
        assertOnceAfter(() -> fixture.faults().cutAfterEffect());
    }

    @Test
    void a_connection_cut_before_the_effect_loses_nothing() {
        assertOnceAfter(() -> fixture.faults().cutBeforeEffect());
    }

    @Test
    void a_cut_while_a_timeline_grows_doubles_nothing() {
        needs(CrmCapability.TIMELINE);
        ExternalRef record = fixture.add(Map.of("name", "Frau Ann", "email", "ann@example.org"));
        settle();
        CrmWrite first = write(person("ann"), record, 1);
        done(first);
        CrmWrite write = new CrmWrite(
                "suite-cut",
                person("ann"),
                record,
                false,
                write(person("ann"), record, 2).interactions(),
                1);
        fixture.faults().cutAfterEffect();
        follow(write, sync(write));
        settle();
        assertToldOnce(record, write);
        assertToldOnce(record, first);
    }

    @Test
    void too_many_calls_are_told_with_the_time_to_come_again() {
        needs(CrmCapability.CREATE);
        CrmWrite write = write(person("ann"), null, 1);
        Instant until = fixture.faults().limit();
        CrmResult result = sync(write);
        assertThat(result).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfterOrEqualTo(until)));
    }

    @Test
    void a_crm_that_is_down_is_unavailable_or_leaves_doubt() {
        needs(CrmCapability.CREATE);
        CrmWrite write = write(person("ann"), null, 1);
        fixture.faults().breakDown();
        CrmResult result = sync(write);
        if (result instanceof CrmResult.Failed failed) {
            assertThat(failed.error()).isInstanceOf(Unavailable.class);
            done(again(write));
        } else {
            follow(write, result);
        }
        assertThat(fixture.records(write.contact().key().toString())).isEqualTo(1);
    }

    @Test
    void one_record_that_is_refused_for_ever_holds_up_no_other() {
        needs(CrmCapability.CREATE);
        CrmWrite good = write(person("good"), null, 1);
        CrmWrite bad = write(person("bad"), null, 1);
        CrmWrite other = write(person("other"), null, 1);
        fixture.faults().refuse(bad.contact().key().toString());
        List<CrmResult> results = adapter.sync(List.of(good, bad, other));
        assertThat(results).hasSize(3);
        assertToldOnce(done(results.get(0)), good);
        assertThat(results.get(1)).isInstanceOfSatisfying(CrmResult.Failed.class, failed -> assertThat(failed.error())
                .isInstanceOf(Permanent.class));
        assertToldOnce(done(results.get(2)), other);
        assertThat(fixture.records(bad.contact().key().toString())).isZero();
    }
}
