package io.threadwell.testkit.helpdesk;

import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.helpdesk.HelpdeskAdapter;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.webhook.SignedDeliveries;
import io.threadwell.testkit.webhook.SignedLines;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

final class FakeHelpdeskContractTest extends HelpdeskContract {
    @Override
    protected HelpdeskFixture open() {
        return new Fixture();
    }

    private static final class Fixture implements HelpdeskFixture {
        private final MovableClock clock = new MovableClock();
        private final FakeHelpdesk helpdesk = new FakeHelpdesk(clock);

        @Override
        public HelpdeskAdapter adapter() {
            return helpdesk.another();
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
        public int tickets(String externalId) {
            return (int) helpdesk.tickets().stream()
                    .filter(ticket -> ticket.externalId().equals(externalId))
                    .count();
        }

        @Override
        public int timesTold(String externalId, TicketEntry entry) {
            return (int) helpdesk.tickets().stream()
                    .filter(ticket -> ticket.externalId().equals(externalId))
                    .flatMap(ticket -> ticket.entryKeys().stream())
                    .filter(entry.key()::equals)
                    .count();
        }

        @Override
        public void agentReplies(ExternalRef ticket, String text) {
            helpdesk.agentReplies(ticket.id(), text);
        }

        @Override
        public void agentNotes(ExternalRef ticket, String text) {
            helpdesk.agentNotes(ticket.id(), text);
        }

        @Override
        public void agentSolves(ExternalRef ticket) {
            helpdesk.agentSolves(ticket.id());
        }

        @Override
        public void agentDeletes(ExternalRef ticket) {
            helpdesk.agentDeletes(ticket.id());
        }

        @Override
        public boolean agentMerges(ExternalRef ticket, ExternalRef into) {
            helpdesk.agentMerges(ticket.id(), into.id());
            return true;
        }

        @Override
        public void customerIsSatisfied(ExternalRef ticket) {
            helpdesk.customerRates(ticket.id(), 1, "good", "quick");
        }

        @Override
        public Map<String, byte[]> files(ExternalRef ticket) {
            Map<String, byte[]> files = new HashMap<>(helpdesk.files());
            List<String> entries = helpdesk.ticket(ticket.id()).entryKeys();
            files.keySet().removeIf(name -> entries.stream().noneMatch(entry -> name.startsWith(entry + "/")));
            return files;
        }

        @Override
        public String requester(ExternalRef ticket) {
            return Objects.requireNonNull(helpdesk.ticket(ticket.id()).requester())
                    .key();
        }

        @Override
        public Optional<SignedDeliveries> webhook() {
            byte[] body = helpdesk.delivery(helpdesk.takeEvents()).body();
            return Optional.of(new SignedDeliveries() {
                @Override
                public byte[] body() {
                    return body;
                }

                @Override
                public WebhookRequest signed(byte[] signedBody, Secret secret) {
                    return SignedLines.request(signedBody, secret);
                }

                @Override
                public Optional<Challenge> challenge(Secret secret) {
                    return Optional.of(new Challenge(SignedLines.challenge("word", secret), "word"));
                }
            });
        }

        @Override
        public Faults faults() {
            return new FakeFaults();
        }

        private final class FakeFaults implements Faults {
            @Override
            public Instant limit() {
                Instant until = clock.instant().plusSeconds(60);
                helpdesk.failNext(WriteFault.rateLimited(until));
                return until;
            }

            @Override
            public void breakDown() {
                helpdesk.failNext(WriteFault.unavailable());
            }

            @Override
            public void cutAfterEffect() {
                helpdesk.failNext(WriteFault.cutAfterEffect());
            }

            @Override
            public void cutBeforeEffect() {
                helpdesk.failNext(WriteFault.cutBeforeEffect());
            }

            @Override
            public void refuse(TicketWrite write) {
                helpdesk.refuse(other -> other.key().equals(write.key()) ? new ContentRejected("422: refused") : null);
            }
        }
    }
}
