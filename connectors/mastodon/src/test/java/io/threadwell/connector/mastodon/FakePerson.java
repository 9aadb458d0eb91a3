package io.threadwell.connector.mastodon;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.util.List;

/**
 * Somebody with an account, shown as page "Account" says.
 *
 * @param acct as the fake's server names the person: without itself
 */
record FakePerson(String id, String acct, String name) {
    static final FakePerson ACME = new FakePerson("14715", "acme", "Acme");
    static final FakePerson ANA = new FakePerson("501", "ana@other.example", "Ana");
    static final FakePerson BOB = new FakePerson("502", "bob", "Bob :verified:");
    static final FakePerson CARL = new FakePerson("503", "carl@third.example", "");
    static final List<FakePerson> ALL = List.of(ACME, ANA, BOB, CARL);

    String username() {
        return acct.split("@", 2)[0];
    }

    String url() {
        String[] parts = acct.split("@", 2);
        return "https://" + (parts.length == 1 ? "mastodon.example" : parts[1]) + "/@" + parts[0];
    }

    JsonObject json() {
        return JsonObject.create()
                .put("id", id)
                .put("username", username())
                .put("acct", acct)
                .put("display_name", name)
                .put("locked", false)
                .put("bot", false)
                .put("group", false)
                .put("indexable", false)
                .put("created_at", "2019-11-23T00:00:00.000Z")
                .put("note", "<p>hello</p>")
                .put("url", url())
                .put("uri", url().replace("/@", "/users/"))
                .put("avatar", "https://mastodon.example/avatar.png")
                .put("avatar_static", "https://mastodon.example/avatar.png")
                .put("header", "https://mastodon.example/header.png")
                .put("header_static", "https://mastodon.example/header.png")
                .put("followers_count", 12)
                .put("following_count", 3)
                .put("statuses_count", 40)
                .put("emojis", JsonArray.create())
                .put("fields", JsonArray.create());
    }
}
