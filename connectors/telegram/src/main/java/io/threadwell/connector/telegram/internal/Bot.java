package io.threadwell.connector.telegram.internal;

import io.threadwell.api.model.AccountId;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.json.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The account that an update is for.
 *
 * @param username without {@code @}; absent where it is not known
 */
record Bot(AccountId account, @Nullable String username) {
    private static final Pattern ID = Pattern.compile("[0-9]{1,20}");
    private static final AccountId NOBODY = new AccountId(TelegramConnector.NETWORK, "unknown");

    /**
     * Reads what stands behind the endpoint's name in the address: the bot's id, and behind a slash its name. Telegram does not say in a
     * delivery which bot it is for.
     */
    static Bot behind(String path) {
        String[] parts = path.split("/", 3);
        boolean isId = ID.matcher(parts[0]).matches();
        AccountId account = isId ? new AccountId(TelegramConnector.NETWORK, parts[0]) : NOBODY;
        return new Bot(account, isId && parts.length > 1 && !parts[1].isEmpty() ? parts[1] : null);
    }

    /** Whether a user is the bot. */
    boolean is(JsonValue user) {
        return user.text("id").filter(account.externalId()::equals).isPresent();
    }
}
