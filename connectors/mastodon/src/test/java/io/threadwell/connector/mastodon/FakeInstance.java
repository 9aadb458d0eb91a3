package io.threadwell.connector.mastodon;

/** What the fake tells of itself (page "Instance", and page "V1::Instance" of its older form). */
final class FakeInstance {
    private static final String LIMITS = """
            "accounts": {"max_featured_tags": 10, "max_pinned_statuses": 5},
            "statuses": {"max_characters": 1000, "max_media_attachments": 6, "characters_reserved_per_url": 23},
            "media_attachments": {
              "supported_mime_types": ["image/jpeg", "image/png", "video/mp4"],
              "image_size_limit": 10485760, "image_matrix_limit": 16777216,
              "video_size_limit": 41943040, "video_frame_rate_limit": 60, "video_matrix_limit": 2304000},
            "polls": {"max_options": 4, "max_characters_per_option": 50, "min_expiration": 300, "max_expiration": 2629746}
            """;

    static final String VERSION_2 = """
            {"domain": "mastodon.example", "title": "Mastodon", "version": "4.6.0",
             "source_url": "https://github.com/mastodon/mastodon", "description": "a server",
             "usage": {"users": {"active_month": 12}},
             "thumbnail": {"url": "https://mastodon.example/thumbnail.png"}, "icon": [], "languages": ["en"],
             "configuration": {"urls": {"streaming": "wss://streaming.mastodon.example"},
               "translation": {"enabled": true}, %s},
             "registrations": {"enabled": false, "approval_required": false},
             "api_versions": {"mastodon": 10},
             "contact": {"email": "staff@mastodon.example"}, "rules": []}
            """.formatted(LIMITS);

    static final String VERSION_1 = """
            {"uri": "mastodon.example", "title": "Mastodon", "short_description": "a server", "description": "a server",
             "email": "staff@mastodon.example", "version": "3.5.0",
             "urls": {"streaming_api": "wss://streaming.mastodon.example"},
             "stats": {"user_count": 1, "status_count": 2, "domain_count": 3},
             "languages": ["en"], "registrations": false, "approval_required": false, "invites_enabled": false,
             "configuration": {%s}, "rules": []}
            """.formatted(LIMITS.replace(", \"max_pinned_statuses\": 5", ""));

    private FakeInstance() {}
}
