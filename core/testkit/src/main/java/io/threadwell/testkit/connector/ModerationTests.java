package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.Moderation.Action;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.UnsupportedOperation;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hiding, deleting and liking. */
abstract class ModerationTests extends ConnectorTest {
    private Moderation moderation;
    private ModeratedItems items;
    private AccountContext account;

    ModerationTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openModeration() {
        needs(Capability.HIDE, Capability.DELETE, Capability.LIKE, Capability.PIN, Capability.APPROVE);
        moderation = facet(Moderation.class);
        items = supplied(fixture.moderatedItems(), "moderatedItems()");
        account = fixture.account();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void an_action_takes_effect_and_may_be_done_again(Action action) {
        assumeTrue(can(action.needs()), () -> "the network declares no " + action.needs());
        String item = items.item();
        if (action == Action.UNHIDE) {
            moderation.apply(account, item, Action.HIDE);
        } else if (action == Action.UNLIKE) {
            moderation.apply(account, item, Action.LIKE);
        } else if (action == Action.UNPIN) {
            moderation.apply(account, item, Action.PIN);
        }
        moderation.apply(account, item, action);
        assertThat(items.isAfter(item, action)).isTrue();
        moderation.apply(account, item, action);
        assertThat(items.isAfter(item, action)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Action.class)
    void what_is_not_declared_is_refused_at_once(Action action) {
        assumeTrue(!can(action.needs()), () -> "the network declares " + action.needs());
        String item = items.item();
        assertThatThrownBy(() -> moderation.apply(account, item, action)).isInstanceOf(UnsupportedOperation.class);
    }

    @Test
    void a_dead_credential_is_told() {
        String item = items.item();
        fixture.faults().killCredential();
        Action first = Arrays.stream(Action.values())
                .filter(action -> can(action.needs()))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> moderation.apply(account, item, first)).isInstanceOf(ReauthorizationRequired.class);
    }
}
