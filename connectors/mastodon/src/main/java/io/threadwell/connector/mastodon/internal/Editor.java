package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.ContentAttributes;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.util.List;

/**
 * Gives posts of ours another text (page "statuses API methods", "Edit a status"). An edit that does not name files, language or warning
 * would take them away: what the edit says nothing of is sent again as it was, and so are the names of those it is for.
 */
final class Editor implements MessageEditor {
    private final Api api;

    Editor(Api api) {
        this.api = api;
    }

    @Override
    public void edit(AccountContext account, String externalId, Content content) {
        AccountId us = account.account().id();
        JsonValue source = get(account, "get source", externalId, "source");
        Status now = status(us, get(account, "get post", externalId));
        String text = Mentions.naming(Mentions.leading(source.text("text", ""), us), content.text(), us);
        String warning =
                content.attributes().getOrDefault(ContentAttributes.CONTENT_WARNING, source.text("spoiler_text", ""));
        JsonObject body = JsonObject.create()
                .put("status", text)
                .put("spoiler_text", warning)
                .put("sensitive", now.json().bool("sensitive"))
                .putIfPresent("language", now.json().text("language").orElse(null));
        List<String> files = now.fileIds();
        if (!files.isEmpty()) {
            body.put("media_ids", files);
        }
        HttpCall call = HttpCall.put(api.address(account, "v1", "statuses", externalId))
                .json(body)
                .repeatable()
                .named("edit");
        api.call(account, Endpoint.WRITE, call, Priority.CUSTOMER);
    }

    private JsonValue get(AccountContext account, String name, String id, String... more) {
        String post = api.address(account, "v1", "statuses", id);
        HttpCall call =
                HttpCall.get(more.length == 0 ? post : post + "/" + more[0]).named(name);
        return api.read(account, call, Priority.CUSTOMER);
    }

    private static Status status(AccountId us, JsonValue json) {
        try {
            return Status.of(us, json);
        } catch (Unreadable broken) {
            throw new InvalidRequest("the post to be edited cannot be read", broken);
        }
    }
}
