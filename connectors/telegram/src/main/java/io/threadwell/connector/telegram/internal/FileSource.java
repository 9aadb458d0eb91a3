package io.threadwell.connector.telegram.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.connector.telegram.TelegramConfig;
import io.threadwell.connector.telegram.TelegramConnector;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;

/** Fetches files: their address is got by the id, lasts an hour and holds the token (method {@code getFile}). */
final class FileSource implements MediaSource {
    private final String base;
    private final BotApi api;
    private final Http http;
    private final InstantSource clock;

    FileSource(TelegramConfig config, BotApi api, Http http, InstantSource clock) {
        String address = config.apiAddress().toString();
        this.base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.api = api;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public MediaFile open(AccountContext account, Attachment attachment) {
        if (!attachment.url().startsWith(Files.REFERENCE)) {
            throw new UnsupportedOperation("Telegram has no file for " + attachment.kind());
        }
        String token = account.needToken().access();
        String id = attachment.url().substring(Files.REFERENCE.length());
        JsonValue file = api.call(token, Method.GET_FILE, JsonObject.create().put("file_id", id), Priority.BACKGROUND);
        if (file.longValue("file_size", 0) > TelegramConnector.LARGEST_DOWNLOAD) {
            throw new InvalidRequest("the file is larger than a bot may fetch");
        }
        String path =
                file.text("file_path").orElseThrow(() -> new NotFound("Telegram does not have the file any more"));
        return fetched(HttpCall.get(base + "/file/bot" + token + "/" + path).named("fetch a file"), attachment);
    }

    private MediaFile fetched(HttpCall call, Attachment attachment) {
        HttpAnswer answer = http.send(call);
        if (!answer.isSuccess()) {
            throw HttpErrors.of(call, answer, clock.instant());
        }
        return new MediaFile(new ByteArrayInputStream(answer.body()), attachment.contentType(), attachment.name());
    }
}
