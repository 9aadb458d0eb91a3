package io.threadwell.connector.messenger.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.connector.messenger.MessengerConfig;
import io.threadwell.connector.messenger.MessengerConnector;
import io.threadwell.connector.meta.Ids;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Brings media to Facebook where it cannot fetch them by their links (page "Attachment Upload API"). Nothing refers to a file before the
 * answer does: a call without a good answer may be made again.
 */
final class Uploads {
    private final boolean wanted;
    private final Messaging messaging;
    private final Http fetch;
    private final InstantSource clock;

    Uploads(MessengerConfig config, Messaging messaging, InstantSource clock) {
        this.wanted = config.uploadMedia();
        this.messaging = messaging;
        this.fetch = Http.builder()
                .maxAnswerBytes((int) MessengerConnector.LARGEST_FILE)
                .connectTimeout(config.connectTimeout())
                .callTimeout(config.callTimeout())
                .clock(clock)
                .build();
        this.clock = clock;
    }

    /** The id of the file at Facebook; empty where Facebook is to fetch it by its link. */
    Optional<String> id(AccountContext account, Attachment medium) {
        return wanted ? Optional.of(upload(account, medium, fetched(medium))) : Optional.empty();
    }

    private HttpAnswer fetched(Attachment medium) {
        HttpCall call = HttpCall.get(medium.url()).named("fetch file of an answer");
        HttpAnswer answer = fetch.send(call);
        if (answer.isSuccess()) {
            return answer;
        }
        try {
            throw HttpErrors.of(call, answer, clock.instant());
        } catch (NotFound | PermissionDenied | InvalidRequest gone) {
            throw new ContentRejected("a file of the answer cannot be fetched", gone);
        }
    }

    private String upload(AccountContext account, Attachment medium, HttpAnswer file) {
        String served = file.header("Content-Type").orElse("application/octet-stream");
        String type = medium.contentType() == null ? served : medium.contentType();
        JsonObject attachment = JsonObject.create()
                .putIfPresent("type", Outgoing.type(medium.kind()))
                .put("payload", JsonObject.create().put("is_reusable", false));
        HttpCall form = new Multipart()
                .text(
                        "message",
                        JsonObject.create().put("attachment", attachment).toString())
                .file("filedata", medium.name(), type, file.body())
                .in(messaging.call(account, "message_attachments"));
        HttpCall call = form.named("upload file");
        try {
            JsonValue answer = messaging.make(account, call);
            String id = Ids.of(answer.get("attachment_id"));
            if (id == null) {
                throw new Unavailable(call + " gave no id");
            }
            return id;
        } catch (OutcomeUnknown harmless) {
            throw new Unavailable("a file may not have arrived; nothing refers to it yet", harmless);
        }
    }
}
