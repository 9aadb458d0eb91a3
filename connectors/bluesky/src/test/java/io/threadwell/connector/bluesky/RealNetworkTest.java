package io.threadwell.connector.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.PollPage;
import io.threadwell.api.connector.PollingSource;
import io.threadwell.api.connector.ProfileSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.connector.SendResult;
import io.threadwell.api.connector.StreamSource;
import io.threadwell.api.connector.StreamSource.StreamPage;
import io.threadwell.api.connector.StreamSource.Subscription;
import io.threadwell.api.connector.Token;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.connector.bluesky.realnetwork.Await;
import io.threadwell.connector.bluesky.realnetwork.NetworkUser;
import io.threadwell.connector.bluesky.realnetwork.RealNetwork;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real-server")
class RealNetworkTest {
    private static final AtomicInteger NAMES = new AtomicInteger();

    private static @Nullable RealNetwork network;

    private final BlueskyConnector connector = BlueskyConnector.builder().build();
    private final PollingSource polling = connector.facet(PollingSource.class).orElseThrow();
    private final ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
    private final Moderation moderation = connector.facet(Moderation.class).orElseThrow();
    private final Authorizer authorizer = connector.facet(Authorizer.class).orElseThrow();

    private String server = "";
    private NetworkUser care = null;
    private NetworkUser person = null;
    private AccountContext account = null;
    private Instant begin = Instant.EPOCH;
    private @Nullable String cursor;

    @BeforeAll
    static void startNetwork() throws Exception {
        network = RealNetwork.start();
    }

    @AfterAll
    static void stopNetwork() {
        if (network != null) {
            network.close();
        }
    }

    @BeforeEach
    void twoPeopleJoin() {
        server = network.server();
        String number = Long.toString(Instant.now().getEpochSecond() % 1_000_000) + NAMES.incrementAndGet();
        care = NetworkUser.join(server, "care" + number);
        person = NetworkUser.join(server, "person" + number);
        Map<String, String> grant =
                Map.of("identifier", care.handle(), "password", care.appPassword(), "service", server);
        Authorizer.Grant granted = authorizer.exchange(grant).get(0);
        assertThat(granted.externalId()).isEqualTo(care.did());
        account = Accounts.of(
                granted.externalId(), granted.token(), granted.settings().get("service"));
        begin = Instant.now().minusSeconds(5);
    }

    @Test
    void aNameThatNobodyMentionsIsHeardOnTheFirehoseAndAfterwardsFromWhereItWasLeft() {
        String name = "zephyr" + NAMES.incrementAndGet();
        BlueskyConfig config = BlueskyConfig.builder()
                .firehose(URI.create(server.replaceFirst("^http", "ws")))
                .listenFor(List.of(name))
                .build();
        StreamSource firehose = BlueskyConnector.builder()
                .config(config)
                .build()
                .facet(StreamSource.class)
                .orElseThrow();
        String first;
        try (Subscription subscription = firehose.open(account, "firehose", null, begin)) {
            person.write("nothing to hear");
            first = uri(person.write("My " + name + " 📦 is broken"));
            Posted heard = hear(subscription);
            assertThat(heard.externalId()).isEqualTo(first);
            assertThat(heard.content().text()).contains("📦");
            assertThat(heard.author().externalId()).isEqualTo(person.did());
        }
        JsonValue again = person.write(name + " again");
        String second = uri(again);
        try (Subscription subscription = firehose.open(account, "firehose", cursor, begin)) {
            assertThat(hear(subscription).externalId()).isEqualTo(second);
            person.delete(again);
            Await.until("the deletion is heard", () -> subscription.next(Duration.ofSeconds(1)).events().stream()
                    .anyMatch(event ->
                            event instanceof Deleted gone && gone.externalId().equals(second)));
        }
        ProfileSource profiles = connector.facet(ProfileSource.class).orElseThrow();
        assertThat(profiles.profile(account, person.did()).handle()).isEqualTo(person.handle());
    }

    /** The next post that is heard; keeps where the stream was left. */
    private Posted hear(Subscription subscription) {
        for (int page = 0; page < 60; page++) {
            StreamPage got = subscription.next(Duration.ofSeconds(2));
            cursor = got.cursor() == null ? cursor : got.cursor();
            if (!got.events().isEmpty()) {
                assertThat(got.events()).hasSize(1);
                return (Posted) got.events().get(0);
            }
        }
        throw new AssertionError("nothing was heard");
    }

    @Test
    void aMentionIsSeenAnsweredOnceAndTheAnswerStandsInTheThread() {
        String mention = uri(person.mention(care, "my parcel 📦 is lost"));
        Posted seen = poll(1).get(0);
        assertThat(seen.externalId()).isEqualTo(mention);
        assertThat(seen.kind()).isEqualTo(MessageKind.MENTION);
        assertThat(seen.thread()).isEqualTo(ThreadRef.root(mention));
        assertThat(seen.author().externalId()).isEqualTo(person.did());

        OutboundMessage answer =
                Drafts.to(mention, "Sorry 👩‍👩‍👧 @" + person.handle() + "! See https://example.org/parcel.", now());
        assertThat(sender.find(account, answer, begin)).isInstanceOf(FindResult.Absent.class);
        SendResult sent = sender.send(account, answer);
        SendResult again = sender.send(account, answer);

        assertThat(again).isEqualTo(sent);
        assertThat(person.postsOf(care)).hasSize(1);
        assertThat(sender.find(account, answer, begin)).isEqualTo(new FindResult.Found<>(sent));
        String ours = sent.externalIds().get(0);
        Await.until("the person sees the answer", () -> !person.thread(ours).isMissing());
        JsonValue record = person.thread(ours).at("post", "record");
        assertThat(record.at("reply", "root").text("uri")).contains(mention);
        assertThat(record.at("reply", "parent").text("uri")).contains(mention);
        assertThat(record.get("facets").size()).isEqualTo(2);

        JsonValue theirs = person.thread(ours).get("post");
        String thanks = uri(person.answer(person.thread(mention).get("post"), theirs, "thank you"));
        Posted reply = poll(1).get(0);
        assertThat(reply.externalId()).isEqualTo(thanks);
        assertThat(reply.kind()).isEqualTo(MessageKind.COMMENT);
        assertThat(reply.thread()).isEqualTo(ThreadRef.inThread(mention, ours, null));
    }

    @Test
    void underAPostOfOursEachAnswerBeginsAConversation() {
        JsonValue post = care.write("We are open again");
        Await.until("the person sees the post", () -> !person.thread(uri(post)).isMissing());
        JsonValue first = person.answer(post, post, "since when?");
        person.answer(post, first, "and until when?");

        List<Posted> seen = poll(2);
        assertThat(seen.get(0).thread()).isEqualTo(ThreadRef.rootUnder(uri(first), uri(post)));
        assertThat(seen.get(1).thread()).isEqualTo(ThreadRef.childOf(uri(first), uri(post)));
    }

    @Test
    void oursFromElsewhereAndPostsThatAreGoneAreFoundByRepair() {
        JsonValue mention = person.mention(care, "anybody there?");
        poll(1);
        SendResult sent = sender.send(account, Drafts.to(uri(mention), "We are", now()));
        String ours = sent.externalIds().get(0);
        Await.until("the answer is shown", () -> !person.thread(ours).isMissing());
        person.delete(mention);
        Await.until("the mention is gone", () -> person.thread(uri(mention)).isMissing());

        PollPage page = later(Duration.ofMinutes(30)).poll(account, "repair", null, begin);
        assertThat(page.events())
                .filteredOn(Posted.class::isInstance)
                .singleElement()
                .satisfies(event -> {
                    Posted echo = (Posted) event;
                    assertThat(echo.externalId()).isEqualTo(ours);
                    assertThat(echo.fromUs()).isTrue();
                    assertThat(echo.thread()).isEqualTo(ThreadRef.inThread(uri(mention), uri(mention), null));
                });
        assertThat(page.events())
                .filteredOn(Deleted.class::isInstance)
                .extracting(event -> ((Deleted) event).externalId())
                .containsExactly(uri(mention));
        PollPage nothingNew = later(Duration.ofMinutes(40)).poll(account, "repair", page.cursor(), begin);
        assertThat(nothingNew.events()).isEmpty();
    }

    @Test
    void answersDeepUnderAPostOfOursAreFoundByRepair() {
        JsonValue post = care.write("Ask us anything");
        Await.until("the person sees the post", () -> !person.thread(uri(post)).isMissing());
        JsonValue deepest = post;
        for (int i = 0; i < 8; i++) {
            deepest = person.answer(post, deepest, "and another thing " + i);
        }
        String last = uri(deepest);
        Await.until("all of it is shown", () -> !person.thread(last).isMissing());
        PollPage page = polling.poll(account, "repair", null, begin);
        assertThat(page.events())
                .hasSize(9)
                .extracting(event -> ((Posted) event).externalId())
                .contains(last);
    }

    @Test
    void postsOfOneMillisecondAcrossTheEndOfAPageAreAllSeenOnce() {
        Instant one = now().minusSeconds(1);
        person.mentionOften(care, "outage", 70, one);
        person.mentionOften(care, "still out", 70, one.plusMillis(1));
        List<Posted> seen = poll(140);
        assertThat(new HashSet<>(seen.stream().map(Posted::externalId).toList()))
                .hasSize(140);
        assertThat(polling.poll(account, "notifications", cursor, begin).events())
                .isEmpty();

        person.mentionOften(care, "written before, arrived late", 1, one.minusSeconds(60));
        assertThat(poll(1)).hasSize(1);
    }

    @Test
    void ourAnswerIsDeletedAndTheirsIsLikedOrHidden() {
        JsonValue post = care.write("We are open again");
        Await.until("the person sees the post", () -> !person.thread(uri(post)).isMissing());
        JsonValue comment = person.answer(post, post, "buy my pills");
        poll(1);

        moderation.apply(account, uri(comment), Moderation.Action.HIDE);
        moderation.apply(account, uri(comment), Moderation.Action.HIDE);
        moderation.apply(account, uri(comment), Moderation.Action.LIKE);
        moderation.apply(account, uri(comment), Moderation.Action.LIKE);
        Await.until("one like is shown", () -> likes(comment) == 1);
        Await.until("the comment is hidden", () -> hidden(post).contains(uri(comment)));

        moderation.apply(account, uri(comment), Moderation.Action.UNLIKE);
        moderation.apply(account, uri(comment), Moderation.Action.UNHIDE);
        Await.until("no like is shown", () -> likes(comment) == 0);
        Await.until("nothing is hidden", () -> hidden(post).isEmpty());

        OutboundMessage answer = Drafts.to(uri(comment), "No, thank you", now());
        String ours = sender.send(account, answer).externalIds().get(0);
        moderation.apply(account, ours, Moderation.Action.DELETE);
        moderation.apply(account, ours, Moderation.Action.DELETE);
        assertThat(sender.find(account, answer, begin)).isInstanceOf(FindResult.Absent.class);
        assertThatThrownBy(() -> moderation.apply(account, uri(comment), Moderation.Action.DELETE))
                .isInstanceOf(PermissionDenied.class);
    }

    @Test
    void aSessionIsRenewedAndEnded() {
        Token renewed = authorizer.refresh(account);
        assertThat(renewed.expiresAt()).isAfter(Instant.now());
        account = Accounts.of(care.did(), renewed, server);
        person.mention(care, "hello");
        poll(1);

        authorizer.revoke(account);
        authorizer.revoke(account);
        assertThatThrownBy(() -> authorizer.refresh(account)).isInstanceOf(ReauthorizationRequired.class);
        AccountContext forged = Accounts.of(care.did(), Token.lasting("not.a.token"), server);
        assertThatThrownBy(() -> polling.poll(forged, "notifications", null, begin))
                .isInstanceOf(ReauthorizationRequired.class);
        Map<String, String> wrong = Map.of("identifier", care.handle(), "password", "wrong", "service", server);
        assertThatThrownBy(() -> authorizer.exchange(wrong)).isInstanceOf(ReauthorizationRequired.class);
    }

    private List<Posted> poll(int expected) {
        List<Posted> seen = new ArrayList<>();
        Await.until(expected + " notifications", () -> {
            PollPage page = polling.poll(account, "notifications", cursor, begin);
            cursor = page.cursor();
            for (InboundEvent event : page.events()) {
                seen.add((Posted) event);
            }
            return seen.size() >= expected;
        });
        assertThat(seen).hasSize(expected);
        return seen;
    }

    private static PollingSource later(Duration time) {
        InstantSource ahead = () -> Instant.now().plus(time);
        return BlueskyConnector.builder()
                .clock(ahead)
                .build()
                .facet(PollingSource.class)
                .orElseThrow();
    }

    private long likes(JsonValue post) {
        return person.thread(uri(post)).get("post").longValue("likeCount", 0);
    }

    private List<String> hidden(JsonValue post) {
        return person.thread(uri(post)).at("post", "threadgate", "record", "hiddenReplies").elements().stream()
                .flatMap(uri -> uri.text().stream())
                .toList();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static String uri(JsonValue post) {
        return post.text("uri").orElseThrow();
    }
}
