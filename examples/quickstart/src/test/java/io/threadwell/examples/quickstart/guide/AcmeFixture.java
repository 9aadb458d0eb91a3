package io.threadwell.examples.quickstart.guide;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.connector.ConnectorFixture;
import io.threadwell.testkit.connector.Credentials;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connector that can only be polled, with its vendor, as the contract suite needs it. */
final class AcmeFixture implements ConnectorFixture {
    private final MovableClock clock = new MovableClock();
    private final FakeNetwork acme = new FakeNetwork(clock, "acme", EnumSet.of(Capability.POLL));
    private final FakePage page = acme.page("shop");

    @Override
    public Connector connector() {
        return acme;
    }

    @Override
    public AccountContext account() {
        return page.context();
    }

    @Override
    public List<InboundEvent> examples() {
        page.post("anna", "hello");
        PollingSource source = acme.facet(PollingSource.class).orElseThrow();
        return source.poll(account(), "public", null, MovableClock.START).events();
    }

    @Override
    public Optional<Lists> lists() {
        return Optional.of(new Lists() {
            @Override
            public String stream() {
                return "public";
            }

            @Override
            public List<String> publish(int howMany) {
                List<String> ids = new ArrayList<>();
                for (int i = 0; i < howMany; i++) {
                    ids.add(page.post("anna", "item " + i).id());
                }
                return ids;
            }

            @Override
            public Instant beginning() {
                return MovableClock.START;
            }
        });
    }

    @Override
    public Optional<Credentials> credentials() {
        return Optional.of(new Credentials() {
            @Override
            public Map<String, String> goodGrant() {
                return Map.of("code", acme.grantCode(page));
            }

            @Override
            public Map<String, String> badGrant() {
                return Map.of("code", "made-up");
            }

            @Override
            public Optional<AccountContext> renewable() {
                AccountContext ends = page.context();
                return Optional.of(new AccountContext(ends.account(), page.token(Duration.ofHours(1))));
            }
        });
    }

    @Override
    public Faults faults() {
        return new Faults() {
            @Override
            public Instant limit() {
                Instant until = clock.instant().plusSeconds(60);
                acme.failNextPoll(new RateLimited("429", until));
                return until;
            }

            @Override
            public void breakDown() {
                acme.failNextPoll(new Unavailable("503"));
            }

            @Override
            public void cutAfterEffect() {
                throw new IllegalStateException("nothing is written here");
            }

            @Override
            public void cutBeforeEffect() {
                throw new IllegalStateException("nothing is written here");
            }

            @Override
            public void killCredential() {
                page.killTokens();
            }

            @Override
            public void settle() {
                clock.advance(acme.descriptor().limits().settling());
            }
        };
    }
}
