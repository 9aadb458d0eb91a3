package io.threadwell.crm.zoho;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.FakeZoho.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever goes wrong on the way, there is one record of each person, and each message is on its timeline once. */
class EachMessageOnceTest extends ZohoTest {
    private static final Fault[] FAULTS = {Fault.TOO_MANY, Fault.DOWN, Fault.CUT_BEFORE, Fault.CUT_AFTER};
    private static final int MOST_ROUNDS = 300;
    private static final int SEEDS = 6;

    @ParameterizedTest
    @EnumSource(
            value = Timeline.class,
            names = {"NOTES", "TASKS", "CALLS"})
    void under_random_faults(Timeline timeline) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            fixture.close();
            fixture = new ZohoFixture(timeline);
            zoho = fixture.zoho;
            crm = ZohoCrm.of(fixture.config().build());
            Random random = new Random(seed);
            zoho.faults(call -> random.nextInt(100) < 25 ? FAULTS[random.nextInt(FAULTS.length)] : Fault.NONE);
            List<CrmWrite> writes = new ArrayList<>();
            int people = 1 + random.nextInt(8);
            for (int i = 0; i < people; i++) {
                writes.add(write(person("p" + i), null, random.nextInt(4)));
            }
            List<ExternalRef> records = deliver(writes);
            assertThat(zoho.records.all("Contacts")).hasSize(writes.size());
            for (int i = 0; i < writes.size(); i++) {
                for (Interaction interaction : writes.get(i).interactions()) {
                    assertThat(fixture.timesTold(records.get(i), interaction))
                            .as("%s with seed %s", interaction.key(), seed)
                            .isEqualTo(1);
                }
            }
        }
    }

    /** As an engine does: what is unknown is looked for when a look can be trusted, and only what is absent is sent again. */
    private List<ExternalRef> deliver(List<CrmWrite> writes) {
        List<ExternalRef> records = new ArrayList<>();
        writes.forEach(write -> records.add(null));
        List<CrmWrite> waiting = new ArrayList<>(writes);
        for (int round = 0; round < MOST_ROUNDS && records.contains(null); round++) {
            List<Integer> open = open(records);
            List<CrmResult> results = crm.sync(open.stream().map(waiting::get).toList());
            for (int i = 0; i < open.size(); i++) {
                int place = open.get(i);
                if (results.get(i) instanceof CrmResult.Done done) {
                    records.set(place, done.record());
                } else {
                    later(results.get(i));
                    if (results.get(i) instanceof CrmResult.Unknown) {
                        records.set(place, look(waiting.get(place)));
                    }
                    waiting.set(place, again(waiting.get(place)));
                }
            }
        }
        assertThat(records).doesNotContainNull();
        return records;
    }

    private static List<Integer> open(List<ExternalRef> records) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i) == null) {
                open.add(i);
            }
        }
        return open;
    }

    private ExternalRef look(CrmWrite write) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                return crm.find(List.of(write)).get(0) instanceof FindResult.Found<ExternalRef> found
                        ? found.value()
                        : null;
            } catch (Retryable away) {
                later(new CrmResult.Failed(away));
            }
        }
        throw new AssertionError("not looked for in " + MOST_ROUNDS + " rounds");
    }

    private void later(CrmResult result) {
        if (result instanceof CrmResult.Unknown unknown) {
            until(unknown.lookAfter());
        } else if (result instanceof CrmResult.Failed failed) {
            CareException error = failed.error();
            assertThat(error).isInstanceOf(Retryable.class);
            until(
                    error instanceof RateLimited limited
                            ? limited.until()
                            : fixture.now().plus(Duration.ofSeconds(31)));
        }
    }

    private void until(Instant time) {
        if (fixture.now().isBefore(time)) {
            fixture.clock.set(time);
        }
    }
}
