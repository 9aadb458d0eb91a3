package io.threadwell.connector.instagram.internal;

import io.threadwell.connector.instagram.InstagramConnector.Login;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The permissions that the connector's calls and webhooks need (page "Instagram Platform", "Permissions"). */
final class Scopes {
    private static final List<String> INSTAGRAM = List.of(
            "instagram_business_basic", "instagram_business_manage_comments", "instagram_business_manage_messages");
    private static final List<String> FACEBOOK = List.of(
            "instagram_basic",
            "instagram_manage_comments",
            "instagram_manage_messages",
            "pages_messaging",
            "pages_show_list",
            "pages_manage_metadata",
            "pages_read_engagement");

    static final Set<String> ALL = all();

    private Scopes() {}

    static Set<String> of(Login login) {
        return new LinkedHashSet<>(login == Login.FACEBOOK ? FACEBOOK : INSTAGRAM);
    }

    private static Set<String> all() {
        Set<String> all = new LinkedHashSet<>(INSTAGRAM);
        all.addAll(FACEBOOK);
        return all;
    }
}
