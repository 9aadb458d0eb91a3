package io.threadwell.connector.reddit.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Content;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.limit.Priority;
import java.util.Map;

/** Gives comments and text posts of ours another text (API documentation, "POST /api/editusertext"). Titles stay as they are. */
final class Editor implements MessageEditor {
    private final Api api;
    private final Lookups lookups;

    Editor(Api api, Lookups lookups) {
        this.api = api;
        this.lookups = lookups;
    }

    @Override
    public void edit(AccountContext account, String externalId, Content content) {
        if (!Destination.isPublic(externalId)) {
            throw new InvalidRequest("on Reddit a message that was sent cannot be changed");
        }
        String text = externalId.startsWith(Thing.POST + "_")
                ? withoutTitle(account, externalId, content.text())
                : content.text();
        HttpCall call = api.post("/api/editusertext", Map.of("thing_id", externalId, "text", text))
                .repeatable()
                .named("edit");
        api.call(account, call, Priority.CUSTOMER);
    }

    /** A post is shown here with its title before the text, and may come back so. */
    private String withoutTitle(AccountContext account, String name, String text) {
        String title = lookups.item(account, name).text("title").orElse("").strip();
        return !title.isEmpty() && text.startsWith(title + "\n")
                ? text.substring(title.length()).strip()
                : text;
    }
}
