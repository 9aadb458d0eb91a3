package io.threadwell.connector.bluesky.internal;

import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Brings the images of an answer to the account's server. */
final class Images {
    static final int MOST = 4;

    /** The lexicon allows 2 MB now and formerly 1 MB; not every server is of today. */
    private static final int MOST_BYTES = 1_000_000;

    private final Http fetch;
    private final InstantSource clock;
    private final Xrpc xrpc;

    Images(InstantSource clock, Xrpc xrpc) {
        this.fetch = Http.builder().maxAnswerBytes(MOST_BYTES).clock(clock).build();
        this.clock = clock;
        this.xrpc = xrpc;
    }

    /** The embed with all images, each with its text for those who do not see it. */
    JsonObject embed(Session session, List<Attachment> attachments) {
        if (attachments.size() > MOST) {
            throw new ContentRejected("Bluesky takes " + MOST + " images in a post, these are " + attachments.size());
        }
        JsonArray images = JsonArray.create();
        for (Attachment attachment : attachments) {
            if (attachment.kind() != Attachment.Kind.IMAGE) {
                throw new ContentRejected("Bluesky takes images in an answer, not " + attachment.kind());
            }
            String alt = attachment.altText();
            images.add(
                    JsonObject.create().put("alt", alt == null ? "" : alt).put("image", upload(session, attachment)));
        }
        return JsonObject.create().put("$type", "app.bsky.embed.images").put("images", images);
    }

    private JsonValue upload(Session session, Attachment attachment) {
        HttpAnswer image = fetched(attachment);
        String type = image.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String declared = attachment.contentType() == null ? "image/jpeg" : attachment.contentType();
        String sent = type.startsWith("image/") ? type : declared;
        XrpcCall call = XrpcCall.upload(session, "com.atproto.repo.uploadBlob", image.body(), sent);
        try {
            JsonValue blob = xrpc.call(session, call).get("blob");
            if (!blob.isObject()) {
                throw new Unavailable(call.http() + " gave no reference to the image");
            }
            return blob;
        } catch (OutcomeUnknown harmless) {
            throw new Unavailable("an image may not have arrived; nothing refers to it yet", harmless);
        }
    }

    private HttpAnswer fetched(Attachment attachment) {
        HttpCall get = HttpCall.get(attachment.url()).named("fetch an image of the answer");
        HttpAnswer image;
        try {
            image = fetch.send(get);
        } catch (InvalidRequest tooLong) {
            throw new ContentRejected("an image of the answer is over " + MOST_BYTES + " bytes", tooLong);
        }
        if (!image.isSuccess()) {
            throw image.status() >= 500 || image.status() == 429
                    ? HttpErrors.of(get, image, clock.instant())
                    : new ContentRejected("an image of the answer cannot be fetched: " + image.status());
        }
        return image;
    }
}
