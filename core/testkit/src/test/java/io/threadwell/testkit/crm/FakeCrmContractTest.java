package io.threadwell.testkit.crm;

import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

class FakeCrmContractTest extends CrmContract {
    @Override
    protected CrmFixture open() {
        return new Fixture();
    }

    private static final class Fixture implements CrmFixture {
        private final MovableClock clock = new MovableClock();
        private final FakeCrm crm = new FakeCrm(clock);

        @Override
        public CrmAdapter adapter() {
            return crm;
        }

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void advance(Duration time) {
            clock.advance(time);
        }

        @Override
        public ExternalRef add(Map<String, String> facts) {
            return crm.add(facts);
        }

        @Override
        public Map<String, String> facts(ExternalRef record) {
            return crm.records().stream()
                    .filter(known -> known.ref().sameAs(record))
                    .findFirst()
                    .orElseThrow()
                    .facts();
        }

        @Override
        public int records(String contactKey) {
            return (int) crm.records().stream()
                    .filter(record -> contactKey.equals(record.key()))
                    .count();
        }

        @Override
        public int timesTold(ExternalRef record, Interaction interaction) {
            return crm.timesTold(interaction.key());
        }

        @Override
        public void delete(ExternalRef record) {
            crm.delete(record);
        }

        @Override
        public boolean merge(ExternalRef record, ExternalRef into) {
            crm.merge(record, into);
            return true;
        }

        @Override
        public int requests() {
            return crm.matchCalls() + crm.syncCalls();
        }

        @Override
        public Faults faults() {
            return new Faults() {
                @Override
                public Instant limit() {
                    Instant until = clock.instant().plusSeconds(60);
                    crm.failNext(CrmFault.rateLimited(until));
                    return until;
                }

                @Override
                public void breakDown() {
                    crm.failNext(CrmFault.unavailable());
                }

                @Override
                public void cutAfterEffect() {
                    crm.failNext(CrmFault.cutAfterEffect());
                }

                @Override
                public void cutBeforeEffect() {
                    crm.failNext(CrmFault.cutBeforeEffect());
                }

                @Override
                public void refuse(String contactKey) {
                    crm.refuse(contactKey);
                }
            };
        }
    }
}
