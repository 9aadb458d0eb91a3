package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.Capability;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.support.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DirectMessagesTest {
    private final Bluesky bluesky = new Bluesky();

    @AfterEach
    void close() {
        bluesky.close();
    }

    @Test
    void messagesOfBothSidesStandInOneConversationWithTheCounterpart() {
        bluesky.poll("chat");
        String theirs = bluesky.server.chat.write(Samples.PERSON, Samples.PERSON, "hello");
        String ours = bluesky.server.chat.write(Samples.PERSON, Accounts.DID, "written in the app");
        List<InboundEvent> events = bluesky.poll("chat").events();

        assertThat(events).hasSize(2).allSatisfy(event -> {
            Posted posted = (Posted) event;
            assertThat(posted.thread()).isEqualTo(ThreadRef.direct(Samples.PERSON, null));
            assertThat(posted.visibility()).isEqualTo(Visibility.PRIVATE);
            assertThat(posted.kind()).isEqualTo(MessageKind.DIRECT_MESSAGE);
        });
        assertThat(((Posted) events.get(0)).externalId()).isEqualTo(id(theirs));
        assertThat(((Posted) events.get(0)).author().handle()).isEqualTo("person2of2the2tests2abc.example.org");
        assertThat(((Posted) events.get(1)).externalId()).isEqualTo(id(ours));
        assertThat(((Posted) events.get(1)).fromUs()).isTrue();
        assertThat(bluesky.server.calls("chat.bsky.convo.getLog"))
                .allSatisfy(call -> assertThat(call.proxy()).isEqualTo("did:web:api.bsky.chat#bsky_chat"));
    }

    @Test
    void whatWasWrittenSinceTheAccountWasConnectedIsFoundAtTheFirstLook() {
        String early = bluesky.server.chat.write(Samples.PERSON, Samples.PERSON, "early");
        bluesky.tick(Duration.ofMinutes(1));
        assertThat(bluesky.idsOf("chat")).containsExactly(id(early));
        assertThat(bluesky.idsOf("chat")).isEmpty();
    }

    @Test
    void deletionsAndHousekeepingAndUnknownEntriesAreToldApart() {
        bluesky.poll("chat");
        JsonObject gone = JsonObject.create()
                .put("$type", "chat.bsky.convo.defs#deletedMessageView")
                .put("id", "m1")
                .put("rev", "1")
                .put("sender", JsonObject.create().put("did", Samples.PERSON))
                .put("sentAt", bluesky.clock.instant());
        bluesky.server.chat.entry("logDeleteMessage", Samples.PERSON, gone.toValue());
        bluesky.server.chat.raw(JsonObject.create()
                .put("$type", "chat.bsky.convo.defs#logMuteConvo")
                .put("rev", "2")
                .put("convoId", "c"));
        bluesky.server.chat.raw(JsonObject.create()
                .put("$type", "chat.bsky.convo.defs#logOfTheFuture")
                .put("rev", "3"));
        List<InboundEvent> events = bluesky.poll("chat").events();
        assertThat(events.get(0)).isInstanceOfSatisfying(Deleted.class, deleted -> assertThat(deleted.externalId())
                .isEqualTo(id("m1")));
        assertThat(events.get(1)).isInstanceOfSatisfying(Noted.class, noted -> assertThat(noted.what())
                .isEqualTo("logMuteConvo"));
        assertThat(events.get(2)).isInstanceOf(Unsupported.class);
    }

    @Test
    void withoutAccessTheStreamRestsAndTheOthersGoOn() {
        bluesky.server.next(400, "InvalidToken", Map.of());
        PollPage page = bluesky.poll("chat");
        assertThat(page.events()).isEmpty();
        assertThat(page.comeAgain()).isEqualTo(Duration.ofHours(1));
        String uri = bluesky.mentioned("a", bluesky.since.plusMillis(1));
        assertThat(bluesky.polling
                        .poll(bluesky.account, "notifications", null, bluesky.since)
                        .events())
                .extracting(event -> ((Posted) event).externalId())
                .containsExactly(uri);
        assertThat(bluesky.poll("chat").comeAgain()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void anAnswerGoesToTheConversationWithThePersonAndItsEchoIsTheSameMessage() {
        bluesky.poll("chat");
        OutboundMessage answer = Drafts.privately(Samples.PERSON, "we look into it", bluesky.clock.instant());
        SendResult sent = bluesky.sender.send(bluesky.account, answer);
        assertThat(sent.counterpart()).isEqualTo(Samples.PERSON);
        assertThat(sent.permalink()).isEqualTo("https://bsky.app/messages/" + FakeChat.convoOf(Samples.PERSON));
        assertThat(bluesky.sender.find(bluesky.account, answer, bluesky.since)).isEqualTo(new FindResult.Found<>(sent));
    }

    @Test
    void wordsThatWereSentTwiceCannotBeToldApart() {
        OutboundMessage one = Drafts.privately(Samples.PERSON, "hello", bluesky.clock.instant());
        OutboundMessage other = Drafts.privately(Samples.PERSON, "hello", bluesky.clock.instant());
        bluesky.sender.send(bluesky.account, one);
        bluesky.sender.send(bluesky.account, other);
        assertThat(bluesky.sender.find(bluesky.account, one, bluesky.since)).isInstanceOf(FindResult.CannotTell.class);
        bluesky.tick(Duration.ofMinutes(5));
        assertThat(bluesky.sender.find(bluesky.account, one, bluesky.clock.instant()))
                .isInstanceOf(FindResult.Absent.class);
    }

    @Test
    void aPersonWhoTakesNoMessagesIsTold() {
        bluesky.server.next(400, "NotFollowedBySender", Map.of());
        OutboundMessage answer = Drafts.privately(Samples.PERSON, "hello", bluesky.clock.instant());
        assertThatThrownBy(() -> bluesky.sender.send(bluesky.account, answer)).isInstanceOf(PermissionDenied.class);
    }

    @Test
    void directMessagesCanBeSwitchedOff() {
        try (Bluesky without =
                new Bluesky(BlueskyConfig.builder().directMessages(false).build())) {
            assertThat(without.polling.streams()).containsExactly("notifications", "repair");
            assertThat(without.connector.descriptor().can(Capability.DIRECT_MESSAGE))
                    .isFalse();
            assertThat(without.connector.descriptor().limits().privateText()).isZero();
            OutboundMessage answer = Drafts.privately(Samples.PERSON, "hello", without.clock.instant());
            assertThatThrownBy(() -> without.sender.send(without.account, answer))
                    .isInstanceOf(UnsupportedOperation.class);
        }
    }

    private static String id(String message) {
        return FakeChat.convoOf(Samples.PERSON) + "/" + message;
    }
}
