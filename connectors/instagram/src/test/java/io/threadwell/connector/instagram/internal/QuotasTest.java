package io.threadwell.connector.instagram.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.RateLimited;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.AccountState;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Attachment.Kind;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.ConnectPolicy;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.connector.instagram.InstagramConnector;
import io.threadwell.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each account's documented quotas, which do not touch one another. */
final class QuotasTest {
    private final MovableClock clock = new MovableClock();
    private final Quotas quotas = new Quotas(clock);
    private final AccountContext shop = account("17841");
    private final AccountContext other = account("17842");

    private static AccountContext account(String id) {
        return new AccountContext(
                new ChannelAccount(
                        new AccountId(InstagramConnector.NETWORK, id),
                        WorkspaceId.DEFAULT,
                        "Our shop",
                        Map.of(),
                        ConnectPolicy.fromNow(),
                        Instant.EPOCH,
                        AccountState.HEALTHY,
                        null,
                        1),
                null);
    }

    private void reserve(AccountContext account, String what) {
        if (what.equals("private reply")) {
            quotas.reservePrivateReply(account);
            return;
        }
        quotas.reserve(
                account,
                what.equals("words")
                        ? Optional.empty()
                        : Optional.of(Attachment.of(Kind.valueOf(what), "https://cdn.example/1")));
    }

    @ParameterizedTest
    @CsvSource({
        // what goes out, how many, in what time, and what goes out beside it all the same
        "words, 300, PT1S, VIDEO",
        "IMAGE, 300, PT1S, private reply",
        "FILE, 300, PT1S, AUDIO",
        "VIDEO, 10, PT1S, words",
        "AUDIO, 10, PT1S, IMAGE",
        "private reply, 750, PT1H, words",
    })
    void a_quota_is_kept_for_each_account(String what, int most, Duration in, String beside) {
        for (int i = 0; i < most; i++) {
            reserve(shop, what);
        }
        RateLimited full = catchThrowableOfType(RateLimited.class, () -> reserve(shop, what));
        assertThat(full.until())
                .isBetween(
                        clock.instant().plus(in),
                        clock.instant().plus(in.multipliedBy(65).dividedBy(64)));
        assertThatCode(() -> reserve(shop, beside)).doesNotThrowAnyException();
        assertThatCode(() -> reserve(other, what)).doesNotThrowAnyException();
        clock.advance(Duration.between(clock.instant(), full.until()));
        assertThatCode(() -> reserve(shop, what)).doesNotThrowAnyException();
    }
}
