package io.threadwell.connector.linkedin.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MessageEditor;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.model.Content;
import io.threadwell.connector.linkedin.LinkedInConnector;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.limit.Priority;

/** Gives comments of ours another text (page "Comments API", "Edit a Comment"). */
final class Editor implements MessageEditor {
    private final Api api;
    private final Comments comments;

    Editor(Api api, Comments comments) {
        this.api = api;
        this.comments = comments;
    }

    @Override
    public void edit(AccountContext account, String externalId, Content content) {
        CommentUrn comment = CommentUrn.parse(externalId)
                .orElseThrow(() -> new InvalidRequest("LinkedIn lets a page edit its comments and nothing else here"));
        if (content.text().isBlank() || content.text().length() > LinkedInConnector.LONGEST_COMMENT) {
            throw new ContentRejected(
                    "a comment has 1 to " + LinkedInConnector.LONGEST_COMMENT + " characters on LinkedIn");
        }
        JsonObject text = JsonObject.create().put("$set", JsonObject.create().put("text", content.text()));
        HttpCall call = HttpCall.post(comments.addressFor(account, comment))
                .header("X-RestLi-Method", "PARTIAL_UPDATE")
                .json(JsonObject.create().put("patch", JsonObject.create().put("message", text)))
                .repeatable()
                .named("edit comment");
        api.send(account, Endpoint.EDIT_COMMENT, call, Priority.CUSTOMER);
    }
}
