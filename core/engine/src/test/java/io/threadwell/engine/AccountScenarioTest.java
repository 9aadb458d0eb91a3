package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Token;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.Network;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.testkit.network.FakeNetwork;
import io.threadwell.testkit.network.FakePage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How accounts are connected, healed and let go. */
class AccountScenarioTest {
    private static final Network FAKE = new Network(FakeNetwork.ID);

    private static AccountState state(World world) {
        return world.engine.accounts().find(world.page.id()).orElseThrow().state();
    }

    private static void die(World world) {
        world.page.post("ann", "Where is it?");
        world.work();
        world.page.killTokens();
        world.engine.cases().reply(ReplyDraft.text(world.onlyCase().id(), "soon"), 1);
        world.pass(Duration.ofMinutes(1));
        assertThat(state(world)).isEqualTo(AccountState.REAUTHORIZATION_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource
    void connectingAgainWithADeadCredentialDoesNotMakeItHealthyAndANewOneDoes(Storage storage) {
        try (World world = new World(storage)) {
            Token dead = world.page.token();
            world.engine.accounts().connect(ConnectAccount.of(world.page.id(), "page", dead));
            die(world);
            world.engine.accounts().connect(ConnectAccount.of(world.page.id(), "page", dead));
            assertThat(state(world)).isEqualTo(AccountState.REAUTHORIZATION_REQUIRED);
            world.engine.accounts().connect(ConnectAccount.of(world.page.id(), "page", world.page.token()));
            assertThat(state(world)).isEqualTo(AccountState.HEALTHY);
            world.pass(Duration.ofMinutes(2));
            assertThat(world.network.posts()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPersonAuthorisesAnAccountAnewAndOnlyThatOne(Storage storage) {
        try (World world = new World(storage)) {
            die(world);
            FakePage other = world.network.page("page-2");
            Map<String, String> wrong = Map.of("code", world.network.grantCode(other));
            assertThatThrownBy(() -> world.engine.accounts().reauthorize(world.page.id(), wrong))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("page-2");
            assertThat(state(world)).isEqualTo(AccountState.REAUTHORIZATION_REQUIRED);
            world.engine
                    .accounts()
                    .reauthorize(world.page.id(), Map.of("code", world.network.grantCode(other, world.page)));
            assertThat(state(world)).isEqualTo(AccountState.HEALTHY);
            assertThat(world.engine.accounts().find(other.id())).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void ofWhatAGrantGivesAccessToOnlyWhatWasChosenIsConnected(Storage storage) {
        try (World world = new World(storage)) {
            FakePage wanted = world.network.page("page-2");
            FakePage unwanted = world.network.page("page-3");
            List<ConnectAccount> offered = world.engine
                    .accounts()
                    .granted(
                            WorkspaceId.DEFAULT,
                            FAKE,
                            Map.of("code", world.network.grantCode(wanted, unwanted)),
                            ConnectPolicy.fromNow());
            assertThat(offered).extracting(ConnectAccount::account).containsExactly(wanted.id(), unwanted.id());
            assertThat(world.engine.accounts().list(WorkspaceId.DEFAULT)).hasSize(1);
            world.engine.accounts().connect(offered.get(0));
            assertThat(world.engine.accounts().list(WorkspaceId.DEFAULT))
                    .extracting(ChannelAccount::id)
                    .containsExactlyInAnyOrder(world.page.id(), wanted.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPausedAccountStaysPausedWhenItGetsANewCredential(Storage storage) {
        try (World world = new World(storage)) {
            world.engine.accounts().pause(world.page.id(), "campaign");
            world.engine.accounts().reauthorize(world.page.id(), world.page.token());
            assertThat(state(world)).isEqualTo(AccountState.PAUSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAccountOfAnotherWorkspaceIsNotTaken(Storage storage) {
        try (World world = new World(storage)) {
            ConnectAccount elsewhere = ConnectAccount.of(world.page.id(), "page", world.page.token())
                    .in(new WorkspaceId("other"));
            assertThatThrownBy(() -> world.engine.accounts().connect(elsewhere))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("belongs to workspace");
        }
    }
}
