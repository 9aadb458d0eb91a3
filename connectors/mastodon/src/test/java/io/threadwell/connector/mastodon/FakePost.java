package io.threadwell.connector.mastodon;

import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A post as the fake keeps it; shown as page "Status" says. */
final class FakePost {
    /** What it said at a time. */
    record Version(String text, Instant at) {}

    final String id;
    final FakePerson author;
    final String visibility;
    final @Nullable FakePost parent;
    final List<Version> versions = new ArrayList<>();
    final List<String> files = new ArrayList<>();
    volatile String warning = "";
    volatile boolean deleted;
    volatile boolean favourited;
    volatile boolean pinned;
    volatile @Nullable JsonObject quote;

    FakePost(String id, FakePerson author, String text, String visibility, @Nullable FakePost parent, Instant at) {
        this.id = id;
        this.author = author;
        this.visibility = visibility;
        this.parent = parent;
        versions.add(new Version(text, at));
    }

    Instant at() {
        return versions.get(0).at();
    }

    String text() {
        return versions.get(versions.size() - 1).text();
    }

    void edit(String text, Instant at) {
        versions.add(new Version(text, at));
    }

    boolean mentions(FakePerson person) {
        return FakeHtml.mentioned(text()).contains(person);
    }

    JsonObject json() {
        JsonObject json = JsonObject.create()
                .put("id", id)
                .put("created_at", at())
                .put("account", author.json())
                .put("content", FakeHtml.of(text()))
                .put("visibility", visibility)
                .put("sensitive", !warning.isEmpty())
                .put("spoiler_text", warning)
                .put("uri", "https://mastodon.example/statuses/" + id)
                .put("url", "https://mastodon.example/@" + author.acct() + "/" + id)
                .put("language", "en")
                .put("favourites_count", favourited ? 1 : 0)
                .put("reblogs_count", 0)
                .put("replies_count", 0)
                .put("favourited", favourited)
                .put("pinned", pinned)
                .put("emojis", JsonArray.create())
                .put("tags", JsonArray.create())
                .put("mentions", mentions())
                .put("media_attachments", media());
        FakePost above = parent;
        if (above != null && !above.deleted) {
            json.put("in_reply_to_id", above.id).put("in_reply_to_account_id", above.author.id());
        }
        if (versions.size() > 1) {
            json.put("edited_at", versions.get(versions.size() - 1).at());
        }
        JsonObject quoted = quote;
        return quoted == null ? json : json.put("quote", quoted);
    }

    private JsonArray mentions() {
        JsonArray mentions = JsonArray.create();
        for (FakePerson person : FakeHtml.mentioned(text())) {
            mentions.add(JsonObject.create()
                    .put("id", person.id())
                    .put("username", person.username())
                    .put("acct", person.acct())
                    .put("url", person.url()));
        }
        return mentions;
    }

    private JsonArray media() {
        JsonArray media = JsonArray.create();
        files.forEach(file -> media.add(FakeMedia.json(file, true)));
        return media;
    }

    /** Page "StatusEdit". */
    JsonArray history() {
        JsonArray history = JsonArray.create();
        for (Version version : versions) {
            history.add(JsonObject.create()
                    .put("content", FakeHtml.of(version.text()))
                    .put("spoiler_text", warning)
                    .put("sensitive", false)
                    .put("created_at", version.at())
                    .put("account", author.json())
                    .put("media_attachments", media())
                    .put("emojis", JsonArray.create()));
        }
        return history;
    }
}
