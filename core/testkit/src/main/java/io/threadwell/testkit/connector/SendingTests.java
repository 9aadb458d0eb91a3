package io.threadwell.testkit.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.testkit.connector.Answers.Kind;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers on their way out, and looks for those whose outcome is unknown. */
abstract class SendingTests extends ConnectorTest {
    private ReplySender sender;
    private Answers answers;
    private AccountContext account;

    SendingTests(ConnectorContract contract) {
        super(contract);
    }

    @BeforeEach
    void openSending() {
        needs(Capability.PUBLIC_REPLY, Capability.PRIVATE_REPLY, Capability.DIRECT_MESSAGE);
        sender = facet(ReplySender.class);
        answers = supplied(fixture.answers(), "answers()");
        account = fixture.account();
    }

    private boolean can(Kind kind) {
        return can(Capability.valueOf(kind.name()));
    }

    /** An answer of a kind that the network has. */
    private OutboundMessage draft() {
        for (Kind kind : Kind.values()) {
            if (can(kind)) {
                return answers.draft(kind);
            }
        }
        throw new AssertionError("no kind of answer is declared");
    }

    private FindResult<SendResult> find(OutboundMessage draft) {
        return sender.find(account, draft, draft.createdAt());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void an_answer_is_posted_once_and_gets_ids(Kind kind) {
        assumeTrue(can(kind), () -> "the network declares no " + kind);
        OutboundMessage draft = answers.draft(kind);
        SendResult result = sender.send(account, draft);
        assertThat(result.externalIds()).doesNotHaveDuplicates().allMatch(id -> !id.isBlank());
        assertThat(answers.timesPosted(draft)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void what_is_not_declared_is_refused_at_once(Kind kind) {
        assumeTrue(!can(kind), () -> "the network declares " + kind);
        OutboundMessage draft = answers.draft(kind);
        assertThatThrownBy(() -> sender.send(account, draft)).isInstanceOf(UnsupportedOperation.class);
        assertThat(answers.timesPosted(draft)).isZero();
    }

    @Test
    void two_answers_get_ids_of_their_own() {
        SendResult first = sender.send(account, draft());
        SendResult second = sender.send(account, draft());
        assertThat(second.externalIds()).doesNotContainAnyElementsOf(first.externalIds());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_connection_that_is_cut_after_the_effect_leaves_the_outcome_unknown_until_the_answer_is_found(Kind kind) {
        assumeTrue(can(kind), () -> "the network declares no " + kind);
        OutboundMessage draft = answers.draft(kind);
        fixture.faults().cutAfterEffect();
        assertThatThrownBy(() -> sender.send(account, draft)).isInstanceOf(OutcomeUnknown.class);
        assertThat(answers.timesPosted(draft)).isEqualTo(1);
        fixture.faults().settle();
        FindResult<SendResult> found = find(draft);
        assertThat(found).isNotInstanceOf(FindResult.Absent.class);
        if (found instanceof FindResult.Found<SendResult> there) {
            assertThat(there.value().externalIds()).isNotEmpty();
        }
        assertThat(answers.timesPosted(draft)).isEqualTo(1);
    }

    @Test
    void a_connection_that_is_cut_before_the_effect_never_shows_the_answer_as_posted() {
        OutboundMessage draft = draft();
        fixture.faults().cutBeforeEffect();
        assertThatThrownBy(() -> sender.send(account, draft)).isInstanceOfAny(OutcomeUnknown.class, Unavailable.class);
        assertThat(answers.timesPosted(draft)).isZero();
        fixture.faults().settle();
        assertThat(find(draft)).isNotInstanceOf(FindResult.Found.class);
    }

    @Test
    void a_look_finds_an_answer_that_was_posted_and_not_one_that_was_not() {
        OutboundMessage posted = draft();
        OutboundMessage never = draft();
        SendResult result = sender.send(account, posted);
        fixture.faults().settle();
        FindResult<SendResult> found = find(posted);
        assertThat(found).isNotInstanceOf(FindResult.Absent.class);
        if (found instanceof FindResult.Found<SendResult> there) {
            assertThat(there.value().externalIds().get(0))
                    .isEqualTo(result.externalIds().get(0));
        }
        assertThat(find(never)).isNotInstanceOf(FindResult.Found.class);
    }

    @Test
    void a_look_from_another_connector_finds_the_same() {
        OutboundMessage posted = draft();
        sender.send(account, posted);
        fixture.faults().settle();
        ReplySender elsewhere = fixture.connector().facet(ReplySender.class).orElseThrow();
        assertThat(elsewhere.find(account, posted, posted.createdAt())).isNotInstanceOf(FindResult.Absent.class);
    }

    @Test
    void too_many_calls_are_told_with_the_time_to_come_again_and_nothing_is_posted() {
        OutboundMessage draft = draft();
        Instant earliest = fixture.faults().limit();
        assertThatThrownBy(() -> sender.send(account, draft))
                .isInstanceOfSatisfying(RateLimited.class, limited -> assertThat(limited.until())
                        .isAfterOrEqualTo(earliest));
        assertThat(answers.timesPosted(draft)).isZero();
    }

    @Test
    void an_outage_is_told_and_nothing_is_sent_again_by_itself() {
        OutboundMessage draft = draft();
        fixture.faults().breakDown();
        assertThatThrownBy(() -> sender.send(account, draft)).isInstanceOfAny(Unavailable.class, OutcomeUnknown.class);
        assertThat(answers.timesPosted(draft)).isZero();
    }

    @Test
    void a_dead_credential_is_told_and_nothing_is_posted() {
        OutboundMessage draft = draft();
        fixture.faults().killCredential();
        assertThatThrownBy(() -> sender.send(account, draft)).isInstanceOf(ReauthorizationRequired.class);
        assertThat(answers.timesPosted(draft)).isZero();
    }

    @Test
    void an_account_without_a_credential_is_told_so() {
        OutboundMessage draft = draft();
        AccountContext bare = new AccountContext(account.account(), null);
        assertThatThrownBy(() -> sender.send(bare, draft)).isInstanceOf(ReauthorizationRequired.class);
    }
}
