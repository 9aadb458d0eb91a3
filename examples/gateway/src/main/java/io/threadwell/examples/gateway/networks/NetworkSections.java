package io.threadwell.examples.gateway.networks;

import java.util.List;

/** The networks that the gateway can serve, in the order in which they are told. */
public final class NetworkSections {
    /** All of them. */
    public static final List<NetworkSection> ALL = List.of(
            new FacebookSection(),
            new MessengerSection(),
            new InstagramSection(),
            new WhatsAppSection(),
            new ThreadsSection(),
            new XSection(),
            new LinkedInSection(),
            new TikTokSection(),
            new YouTubeSection(),
            new GoogleBusinessSection(),
            new RedditSection(),
            new TelegramSection(),
            new MastodonSection(),
            new BlueskySection());

    private NetworkSections() {}
}
