package io.threadwell.connector.tiktok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.FindResult;
import io.threadwell.api.connector.Moderation;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.Content;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.json.JsonValue;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What goes to TikTok, and how often. */
final class CallsTest {
    private static final Content WORDS = Content.text("we look into it");

    private final FakeTikTok tiktok = new FakeTikTok();
    private final TikTokConnector connector = TikTokFixture.connector(tiktok);
    private final ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
    private final AccountContext acme = Accounts.acme();

    @AfterEach
    void close() {
        tiktok.close();
    }

    @Test
    void a_reply_names_account_video_and_comment() {
        sender.send(acme, Accounts.inPublic(FakeTikTok.VIDEO + ":77", WORDS));
        FakeTikTok.Call call = tiktok.calls("business/comment/reply/create/").get(0);
        assertThat(call.token()).isEqualTo(Accounts.TOKEN);
        assertThat(call.json().text("business_id")).contains(Accounts.US);
        assertThat(call.json().text("video_id")).contains(FakeTikTok.VIDEO);
        assertThat(call.json().text("comment_id")).contains("77");
        assertThat(call.json().text("text")).contains("we look into it");
    }

    @Test
    void a_message_goes_to_its_conversation() {
        sender.send(acme, Accounts.inPrivate("conversation-1", WORDS));
        JsonValue json = tiktok.calls("business/message/send/").get(0).json();
        assertThat(json.text("recipient_type")).contains("CONVERSATION");
        assertThat(json.text("recipient")).contains("conversation-1");
        assertThat(json.get("text").text("body")).contains("we look into it");
    }

    @Test
    void an_answer_is_found_by_its_words_and_its_absence_is_never_sure() {
        OutboundMessage reply = Accounts.inPublic(FakeTikTok.VIDEO + ":77", WORDS);
        Instant now = tiktok.clock.instant();
        assertThat(sender.find(acme, reply, now)).isInstanceOf(FindResult.CannotTell.class);
        sender.send(acme, reply);
        assertThat(sender.find(acme, reply, now)).isInstanceOf(FindResult.Found.class);
        OutboundMessage message = Accounts.inPrivate("conversation-1", WORDS);
        assertThat(sender.find(acme, message, now)).isInstanceOf(FindResult.CannotTell.class);
        sender.send(acme, message);
        assertThat(sender.find(acme, message, now)).isInstanceOf(FindResult.Found.class);
    }

    @Test
    void an_account_calls_an_endpoint_forty_times_a_minute() {
        for (int i = 0; i < 40; i++) {
            sender.send(acme, Accounts.inPrivate("conversation-1", WORDS));
        }
        assertThatThrownBy(() -> sender.send(acme, Accounts.inPrivate("conversation-1", WORDS)))
                .isInstanceOf(RateLimited.class);
        sender.send(acme, Accounts.inPublic(FakeTikTok.VIDEO + ":77", WORDS));
        assertThat(tiktok.calls("business/message/send/")).hasSize(40);
    }

    @Test
    void hiding_names_the_video_and_deleting_does_not() {
        Moderation moderation = connector.facet(Moderation.class).orElseThrow();
        String item = FakeTikTok.VIDEO + ":" + tiktok.write("rude", "0", false).id;
        moderation.apply(acme, item, Moderation.Action.HIDE);
        moderation.apply(acme, item, Moderation.Action.DELETE);
        JsonValue hidden = tiktok.calls("business/comment/hide/").get(0).json();
        assertThat(hidden.text("action")).contains("HIDE");
        assertThat(hidden.text("video_id")).contains(FakeTikTok.VIDEO);
        assertThat(tiktok.calls("business/comment/delete/")
                        .get(0)
                        .json()
                        .get("video_id")
                        .isMissing())
                .isTrue();
    }

    @Test
    void connecting_keeps_both_tokens_and_subscribes_the_app() {
        Authorizer authorizer = connector.facet(Authorizer.class).orElseThrow();
        List<Authorizer.Grant> grants =
                authorizer.exchange(Map.of("code", FakeTikTok.CODE, "redirect", "https://host.example/back/"));
        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.externalId()).isEqualTo(Accounts.US);
            assertThat(grant.displayName()).isEqualTo("Acme");
            assertThat(grant.token().refresh()).isNotBlank();
            assertThat(grant.token().expiresAt())
                    .isEqualTo(tiktok.clock.instant().plus(Duration.ofDays(1)));
            assertThat(grant.token().scopes()).contains("comment.list.manage");
        });
        assertThat(tiktok.calls("business/webhook/update/"))
                .extracting(call -> call.json().text("event_type", ""))
                .containsExactly("COMMENT", "DIRECT_MESSAGE");
        assertThat(authorizer.authorizeUrl("state-1", URI.create("https://host.example/back/")))
                .hasToString(
                        "https://www.tiktok.com/v2/auth/authorize?client_key=app-id&state=state-1&disable_auto_auth=1");
    }

    @Test
    void all_problems_of_a_config_are_told_at_once() {
        TikTokConfig.Builder wrong = TikTokConfig.builder()
                .apiUri(URI.create("mailto:x"))
                .authorizationUrl(URI.create("http://www.tiktok.com"))
                .callback(URI.create("http://care.example"))
                .pollEvery(Duration.ZERO)
                .tolerance(Duration.ofSeconds(-1))
                .longestReply(0);
        assertThatThrownBy(wrong::build)
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContainingAll(
                        "apiUri", "authorizationUrl", "callback", "pollEvery", "tolerance", "longestReply", "client");
        assertThatThrownBy(() -> TikTokConnector.builder().build()).isInstanceOf(InvalidRequest.class);
        assertThat(TikTokConfig.builder().client("a", Secret.of("hush")).build().toString())
                .doesNotContain("hush");
    }
}
