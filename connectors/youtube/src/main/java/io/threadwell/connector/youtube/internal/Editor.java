package io.threadwell.connector.youtube.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Content;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;

/** Gives a comment of ours another text ({@code comments.update}). */
final class Editor implements MessageEditor {
    private final Api api;

    Editor(Api api) {
        this.api = api;
    }

    @Override
    public void edit(AccountContext account, String externalId, Content content) {
        if (content.text().isBlank()) {
            throw new InvalidRequest("a comment cannot be empty: delete it instead");
        }
        HttpCall call = api.put("comments")
                .query("part", "snippet")
                .json(JsonObject.create()
                        .put("id", Names.comment(externalId))
                        .put("snippet", JsonObject.create().put("textOriginal", content.text())))
                .repeatable()
                .named("edit comment");
        api.change(account, call);
    }
}
