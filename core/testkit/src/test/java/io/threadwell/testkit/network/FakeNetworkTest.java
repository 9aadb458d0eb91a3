package io.threadwell.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.ReplyWindowClosed;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.Visibility;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.testkit.MovableClock;
import io.threadwell.testkit.webhook.SignatureChecks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the fake does beyond the contract of a connector. */
final class FakeNetworkTest {
    private final MovableClock clock = new MovableClock();
    private final FakeNetwork network = new FakeNetwork(clock);
    private final FakePage page = network.page("page-1");
    private final ReplySender sender = network.facet(ReplySender.class).orElseThrow();

    private List<InboundEvent> read(WebhookRequest request) {
        return network.facet(NetworkWebhook.class).orElseThrow().parse(SignatureChecks.delivery(1, request.body()));
    }

    private static OutboundMessage answer(FakeItem to, Visibility visibility, String key) {
        return new OutboundMessage(
                new MessageId(1),
                key,
                visibility,
                new OutboundMessage.Target(to.id(), to.root(), to.post(), null),
                Content.text("answer"),
                to.at());
    }

    @Test
    void an_echo_that_comes_first_is_there_before_send_returns() {
        FakeItem item = page.post("anna", "hello");
        List<Integer> postedWhenEchoed = new ArrayList<>();
        network.setEcho(Echo.FIRST);
        network.pushTo(delivery -> postedWhenEchoed.add(network.timesPosted("k")));
        sender.send(page.context(), answer(item, Visibility.PUBLIC, "k"));
        assertThat(postedWhenEchoed).containsExactly(1);
    }

    @Test
    void an_echo_that_comes_later_waits_also_when_others_are_pushed() {
        FakeItem item = page.post("anna", "hello");
        network.takeEvents();
        network.setEcho(Echo.LATER);
        network.pushTo(delivery -> {
            throw new AssertionError("pushed");
        });
        sender.send(page.context(), answer(item, Visibility.PUBLIC, "k"));
        assertThat(read(network.delivery(network.takeEvents()))).hasSize(1).allSatisfy(event -> assertThat(event)
                .isInstanceOfSatisfying(InboundEvent.Posted.class, posted -> {
                    assertThat(posted.fromUs()).isTrue();
                    assertThat(posted.clientKey()).isEqualTo("k");
                }));
    }

    @Test
    void who_looks_too_early_is_misled() {
        FakeItem item = page.post("anna", "hello");
        OutboundMessage answer = answer(item, Visibility.PUBLIC, "k");
        network.failNext(SendFault.cutAfterEffect());
        assertThatThrownBy(() -> sender.send(page.context(), answer)).isInstanceOf(OutcomeUnknown.class);
        assertThat(sender.find(page.context(), answer, item.at())).isInstanceOf(FindResult.Absent.class);
        clock.advance(network.descriptor().limits().settling());
        assertThat(sender.find(page.context(), answer, item.at())).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void an_item_takes_one_private_reply() {
        FakeItem item = page.post("anna", "hello");
        assertThat(sender.send(page.context(), answer(item, Visibility.PRIVATE, "a"))
                        .counterpart())
                .isEqualTo("anna");
        assertThatThrownBy(() -> sender.send(page.context(), answer(item, Visibility.PRIVATE, "b")))
                .isInstanceOf(ReplyWindowClosed.class);
    }

    @Test
    void the_same_answer_sent_twice_is_seen_as_two() {
        FakeItem item = page.post("anna", "hello");
        sender.send(page.context(), answer(item, Visibility.PUBLIC, "k"));
        sender.send(page.context(), answer(item, Visibility.PUBLIC, "k"));
        assertThat(network.timesPosted("k")).isEqualTo(2);
        assertThat(network.sendCalls()).isEqualTo(2);
    }

    @Test
    void threads_are_told_by_their_root_or_by_the_parent_alone() {
        FakeItem post = page.ownPost("news");
        FakeItem comment = page.comment("anna", post, "hm");
        network.takeEvents();
        page.reply("bert", comment, "indeed");
        network.setOnlyParents(true);
        page.reply("carl", comment, "no");
        List<InboundEvent> events = read(network.delivery(network.takeEvents()));
        assertThat(events)
                .extracting(event -> ((InboundEvent.Posted) event).thread())
                .containsExactly(
                        ThreadRef.inThread(comment.id(), comment.id(), post.id()),
                        ThreadRef.childOf(comment.id(), post.id()));
    }
}
