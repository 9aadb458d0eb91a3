package io.threadwell.examples.gateway.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.Secret;
import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInStateTest {
    private static final Network X = new Network("x");
    private static final Secret OPERATORS = Secret.of("the operators' own token");

    private final MovableClock clock = new MovableClock();
    private final SignInState states = new SignInState(OPERATORS, clock);

    @Test
    void aStateIsGoodForTenMinutesOnAnyNode() {
        String state = states.of(X);
        SignInState otherNode = new SignInState(OPERATORS, clock);

        clock.advance(Duration.ofMinutes(10));
        assertThat(otherNode.isGood(X, state)).isTrue();

        clock.advance(Duration.ofSeconds(1));
        assertThat(otherNode.isGood(X, state)).isFalse();
    }

    @Test
    void aStateIsOfItsNetworkAlone() {
        assertThat(states.isGood(new Network("tiktok"), states.of(X))).isFalse();
    }

    @Test
    void nobodyCanMakeOneWithoutTheToken() {
        String foreign = new SignInState(Secret.of("somebody else's token"), clock).of(X);

        assertThat(states.isGood(X, foreign)).isFalse();
    }

    @Test
    void whatWasChangedIsRefused() {
        String state = states.of(X);
        String[] parts = state.split("\\.");
        String later = Long.toHexString(Long.parseLong(parts[0], 16) + 60);

        assertThat(states.isGood(X, later + "." + parts[1] + "." + parts[2])).isFalse();
        assertThat(states.isGood(X, parts[0] + "." + "0".repeat(32) + "." + parts[2]))
                .isFalse();
        assertThat(states.isGood(X, parts[0] + "." + parts[1] + "." + "0".repeat(64)))
                .isFalse();
        assertThat(states.isGood(X, state.substring(1))).isFalse();
        assertThat(states.isGood(X, "ffffffffffffffff." + parts[1] + "." + parts[2]))
                .isFalse();
        assertThat(states.isGood(X, "")).isFalse();
    }

    @Test
    void noTwoAreTheSameAndNoneHoldsTheToken() {
        assertThat(states.of(X)).isNotEqualTo(states.of(X)).doesNotContain("operators");
    }
}
