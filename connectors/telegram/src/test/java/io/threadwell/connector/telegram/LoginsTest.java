package io.threadwell.connector.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.threadwell.api.connector.Authorizer;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.ReplySender;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.ReauthorizationRequired;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Content;
import io.threadwell.support.json.JsonValue;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bots are connected by their token, which is never shown. */
final class LoginsTest {
    private final FakeTelegram telegram = new FakeTelegram();

    @AfterEach
    void close() {
        telegram.close();
        assertThat(telegram.violations()).isEmpty();
    }

    private Authorizer authorizer(TelegramConfig.Builder config) {
        return TelegramFixture.connector(telegram, config)
                .facet(Authorizer.class)
                .orElseThrow();
    }

    @Test
    void connecting_tells_telegram_where_to_deliver() {
        List<Authorizer.Grant> grants = authorizer(Deliveries.config()).exchange(Map.of("token", Accounts.TOKEN));
        assertThat(grants).singleElement().satisfies(grant -> {
            assertThat(grant.externalId()).isEqualTo("42");
            assertThat(grant.displayName()).isEqualTo("Acme");
            assertThat(grant.settings()).containsEntry(TelegramConnector.USERNAME, "acme_bot");
        });
        JsonValue call = telegram.only("setWebhook");
        assertThat(call.text("url")).contains("https://care.example/webhooks/telegram/42/acme_bot");
        assertThat(call.text("secret_token")).contains("the-secret");
        assertThat(call.get("allowed_updates").size()).isEqualTo(11);
    }

    @Test
    void where_updates_are_polled_nothing_is_delivered() {
        authorizer(TelegramConfig.builder()).exchange(Map.of("token", Accounts.TOKEN));
        assertThat(telegram.calls("deleteWebhook")).hasSize(1);
        assertThat(telegram.calls("setWebhook")).isEmpty();
    }

    @Test
    void what_is_no_token_is_refused_before_it_is_tried() {
        Authorizer authorizer = authorizer(TelegramConfig.builder());
        for (String bad : List.of("", "a word", "42:", "42:AA/../x", "42:a b")) {
            assertThatThrownBy(() -> authorizer.exchange(Map.of("token", bad))).isInstanceOf(InvalidRequest.class);
        }
        assertThat(telegram.calls).isEmpty();
    }

    @Test
    void a_token_that_is_ended_is_told_and_giving_it_back_ends_deliveries() {
        Authorizer authorizer = authorizer(TelegramConfig.builder());
        assertThat(authorizer.refresh(Accounts.acme()).access()).isEqualTo(Accounts.TOKEN);
        authorizer.revoke(Accounts.acme());
        assertThat(telegram.calls("deleteWebhook")).hasSize(1);
        telegram.next(Reply.refused(404, "Not Found"));
        assertThatThrownBy(() -> authorizer.refresh(Accounts.acme())).isInstanceOf(ReauthorizationRequired.class);
        assertThatThrownBy(() -> authorizer.authorizeUrl("s", URI.create("https://a.example")))
                .hasMessageContaining("BotFather");
    }

    @Test
    void no_error_shows_the_token() {
        TelegramConnector connector = TelegramFixture.connector(telegram, TelegramConfig.builder());
        ReplySender sender = connector.facet(ReplySender.class).orElseThrow();
        MediaSource media = connector.facet(MediaSource.class).orElseThrow();
        Attachment gone = Attachment.of(Attachment.Kind.IMAGE, "telegram:file/gone");
        for (Reply reply : List.of(
                Reply.refused(401, "Unauthorized"),
                Reply.refused(500, "Internal"),
                Reply.refused(418, Accounts.TOKEN),
                Reply.json(200, "no JSON"))) {
            telegram.next(reply);
            assertHidden(() -> sender.send(Accounts.acme(), Accounts.inPrivate("50" + reply.status(), words())));
        }
        telegram.cutNextWrite(FakeTelegram.Cut.BEFORE);
        assertHidden(() -> sender.send(Accounts.acme(), Accounts.inPrivate("599", words())));
        assertHidden(() -> media.open(Accounts.acme(), gone));
        telegram.close();
        assertHidden(() -> sender.send(Accounts.acme(), Accounts.inPrivate("600", words())));
        assertThat(sender.find(Accounts.acme(), Accounts.inPrivate("1", words()), Instant.EPOCH)
                        .toString())
                .doesNotContain(Accounts.TOKEN);
    }

    private static Content words() {
        return Content.text("we look into it");
    }

    private static void assertHidden(ThrowingCallable call) {
        Throwable error = catchThrowable(call);
        assertThat(error).isNotNull();
        StringWriter all = new StringWriter();
        error.printStackTrace(new PrintWriter(all, true));
        assertThat(all.toString()).doesNotContain(Accounts.TOKEN).doesNotContain("AAH-the-token");
    }
}
