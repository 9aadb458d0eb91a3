package io.threadwell.helpdesk.helpscout;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Retryable;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFields;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.helpdesk.helpscout.FakeHelpScout.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong on the way, each entry is in exactly one thread of its case's only conversation. */
class EachEntryOnceTest extends HelpScoutTest {
    private static final Fault[] FAULTS = {
        Fault.TOO_MANY, Fault.DOWN, Fault.DOWN_AFTER_EFFECT, Fault.CUT_BEFORE, Fault.CUT_AFTER
    };
    private static final int MOST_ROUNDS = 200;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void under_random_faults(long seed) {
        Random random = new Random(seed);
        helpScout.faults(route -> random.nextInt(100) < 25 ? FAULTS[random.nextInt(FAULTS.length)] : Fault.NONE);
        int cases = 3 + random.nextInt(6);
        List<List<TicketWrite>> lanes = new ArrayList<>();
        for (int n = 0; n < cases; n++) {
            lanes.add(deliver(n, random));
        }
        assertThat(helpScout.account.all()).hasSize(cases);
        assertThat(helpScout.account.mails).isEmpty();
        for (int n = 0; n < cases; n++) {
            FakeConversation conversation = helpScout.account.all().get(n);
            StringBuilder told = new StringBuilder();
            for (int i = 0; i < conversation.threads.size(); i++) {
                told.append(plain(conversation, i)).append('\n');
            }
            for (TicketWrite write : lanes.get(n)) {
                for (TicketEntry entry : write.entries()) {
                    assertThat(told.toString().split(Pattern.quote(entry.text()), -1).length - 1)
                            .as(entry.key())
                            .isEqualTo(1);
                }
            }
        }
    }

    private List<TicketWrite> deliver(int n, Random random) {
        List<TicketWrite> writes = new ArrayList<>();
        TicketWrite create = Writes.create(n, "u" + random.nextInt(5));
        writes.add(create);
        ExternalRef ticket = through(create);
        for (int k = random.nextInt(4); k > 0; k--) {
            TicketWrite update = Writes.update(n, ticket, "k" + n + "x" + k, "u" + random.nextInt(5));
            TicketFields fields = random.nextBoolean()
                    ? TicketFields.UNCHANGED
                    : new TicketFields(
                            null, CaseStatus.OPEN, null, null, null, Set.of("t" + k), Set.of(), null, Map.of(), null);
            TicketWrite write = Writes.with(update, fields);
            writes.add(write);
            through(write);
        }
        return writes;
    }

    /** As an engine does: what is unknown is looked for when a look can be trusted, and only what is absent is sent again. */
    private ExternalRef through(TicketWrite first) {
        TicketWrite write = first;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            WriteResult result = sync(write);
            if (result instanceof WriteResult.Done done) {
                return done.ticket();
            }
            if (result instanceof WriteResult.Unknown unknown) {
                clock.set(unknown.lookAfter());
                ExternalRef found = look(write);
                if (found != null) {
                    return found;
                }
            } else if (result instanceof WriteResult.Failed failed) {
                later(failed.error());
            }
            write = Writes.again(write);
        }
        throw new AssertionError("not delivered in " + MOST_ROUNDS + " rounds");
    }

    private ExternalRef look(TicketWrite write) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                FindResult<ExternalRef> found = desk.find(List.of(write)).get(0);
                assertThat(found).isNotInstanceOf(FindResult.CannotTell.class);
                return found instanceof FindResult.Found<ExternalRef> there ? there.value() : null;
            } catch (Retryable away) {
                later(away);
            }
        }
        throw new AssertionError("not looked for in " + MOST_ROUNDS + " rounds");
    }

    private void later(CareException error) {
        assertThat(error).isInstanceOf(Retryable.class);
        if (error instanceof RateLimited limited) {
            clock.set(limited.until());
        } else {
            clock.advance(Duration.ofSeconds(31));
        }
    }
}
