package io.threadwell.connector.tiktok.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.io.ByteArrayInputStream;

/** Fetches files of direct messages: TikTok gives an address for a day, which wants the token in a header of its own. */
final class MessageMedia implements MediaSource {
    private final Api api;
    private final Http http;

    MessageMedia(Api api, Http http) {
        this.api = api;
        this.http = http;
    }

    @Override
    public MediaFile open(AccountContext account, Attachment attachment) {
        MediaId id = MediaId.parse(attachment.url())
                .orElseThrow(
                        () -> new UnsupportedOperation("TikTok serves " + attachment.kind() + " at its own address"));
        JsonObject wanted = JsonObject.create()
                .put("conversation_id", id.conversation())
                .put("message_id", id.message())
                .put("media_id", id.media())
                .put("media_type", attachment.kind() == Attachment.Kind.VIDEO ? "VIDEO" : "IMAGE");
        JsonValue found = api.repeat(account, "business/message/media/download/", wanted);
        String address = found.text("download_url")
                .filter(url -> !url.isBlank())
                .orElseThrow(() -> new NotFound("TikTok does not have the file any more"));
        HttpCall call = HttpCall.get(address)
                .header("x-user", account.needToken().access())
                .named("fetch a file");
        HttpAnswer answer = http.send(call);
        if (!answer.isSuccess()) {
            throw HttpErrors.of(call, answer, api.now());
        }
        return new MediaFile(
                new ByteArrayInputStream(answer.body()),
                answer.header("Content-Type").orElse(null),
                null);
    }
}
