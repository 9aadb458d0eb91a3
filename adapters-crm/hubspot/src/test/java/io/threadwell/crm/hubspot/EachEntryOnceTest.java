package io.threadwell.crm.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.hubspot.FakeHubSpot.Call;
import io.threadwell.crm.hubspot.FakeHubSpot.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong with whichever call, there is one contact for each person, and one entry for each message. */
class EachEntryOnceTest extends HubSpotTest {
    private static final int MOST_ROUNDS = 200;
    private static final int PEOPLE = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void under_random_faults(long seed) {
        Random random = new Random(seed);
        hubspot.faultsOf(call -> fault(random, call));
        List<CrmWrite> open = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < PEOPLE; i++) {
            CrmWrite write = write(person("p" + i), null, 1 + random.nextInt(4));
            write.interactions().forEach(one -> keys.add(one.key()));
            open.add(write);
        }
        for (int round = 0; !open.isEmpty() && round < MOST_ROUNDS; round++) {
            open = once(open);
            fixture.advance(Duration.ofMinutes(1));
        }
        assertThat(open).as("writes that never ended").isEmpty();
        assertThat(hubspot.records.all("contacts")).hasSize(PEOPLE);
        assertThat(hubspot.records.all("notes").values())
                .extracting(note -> note.properties().get("threadwell_key"))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    private static Fault fault(Random random, Call call) {
        Fault[] all = Fault.values();
        boolean now = random.nextInt(4) == 0;
        Fault fault = now ? all[random.nextInt(all.length)] : Fault.NONE;
        return fault == Fault.CUT_AFTER && !call.writes() ? Fault.CUT_BEFORE : fault;
    }

    /** As the engine goes on: what is unknown is looked for, what is absent or failed for now is made again. */
    private List<CrmWrite> once(List<CrmWrite> writes) {
        List<CrmWrite> left = new ArrayList<>();
        List<CrmResult> results = crm.sync(writes);
        for (int i = 0; i < writes.size(); i++) {
            CrmWrite write = writes.get(i);
            if (results.get(i) instanceof CrmResult.Unknown) {
                fixture.advance(Duration.ofMinutes(1));
                if (!isThere(write)) {
                    left.add(again(write));
                }
            } else if (results.get(i) instanceof CrmResult.Failed failed) {
                assertThat(failed.error()).isInstanceOf(Retryable.class);
                left.add(write);
            }
        }
        return left;
    }

    private boolean isThere(CrmWrite write) {
        try {
            FindResult<ExternalRef> look = crm.find(List.of(write)).get(0);
            return look instanceof FindResult.Found;
        } catch (CareException cannotLookNow) {
            return false;
        }
    }
}
