package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.model.ChannelAccount;
import io.threadwell.connector.mastodon.MastodonConnector;

/** What an account's server takes, as it was when the account was connected. */
record ServerLimits(int characters, int perLink, int files, long imageBytes, long videoBytes) {
    private static final int PER_LINK = 23;

    static ServerLimits of(ChannelAccount account) {
        return new ServerLimits(
                (int) number(account, MastodonConnector.MAX_CHARACTERS, MastodonConnector.LONGEST_POST),
                (int) number(account, MastodonConnector.URL_CHARACTERS, PER_LINK),
                (int) number(account, MastodonConnector.MAX_FILES, MastodonConnector.MOST_FILES),
                number(account, MastodonConnector.IMAGE_BYTES, MastodonConnector.LARGEST_FILE),
                number(account, MastodonConnector.VIDEO_BYTES, MastodonConnector.LARGEST_FILE));
    }

    private static long number(ChannelAccount account, String name, long otherwise) {
        try {
            long number = Long.parseLong(account.settings().getOrDefault(name, ""));
            return number > 0 ? Math.min(number, Integer.MAX_VALUE) : otherwise;
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
