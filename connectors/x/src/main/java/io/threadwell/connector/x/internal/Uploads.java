package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Brings the images of an answer to X (page "Media: Best practices"). Nothing refers to an image before the answer does: a call
 * without a good answer may be made again.
 */
final class Uploads {
    private static final int MOST_BYTES = 5_000_000;
    private static final int LONGEST_ALT = 1_000;

    private final Http fetch;
    private final Api api;

    Uploads(InstantSource clock, Api api) {
        this.fetch = Http.builder().maxAnswerBytes(MOST_BYTES).clock(clock).build();
        this.api = api;
    }

    /** The ids of the images. */
    List<String> upload(AccountContext account, List<Attachment> attachments, String category) {
        List<String> ids = new ArrayList<>(attachments.size());
        for (Attachment attachment : attachments) {
            if (attachment.kind() != Attachment.Kind.IMAGE) {
                throw new ContentRejected("X's connector sends images, not " + attachment.kind());
            }
            try {
                String id = upload(account, attachment, category);
                describe(account, attachment, id);
                ids.add(id);
            } catch (OutcomeUnknown harmless) {
                throw new Unavailable("an image may not have arrived; nothing refers to it yet", harmless);
            }
        }
        return ids;
    }

    private String upload(AccountContext account, Attachment attachment, String category) {
        String image = Base64.getEncoder().encodeToString(fetched(attachment).body());
        HttpCall call = HttpCall.post(api.address("media", "upload"))
                .json(JsonObject.create().put("media", image).put("media_category", category))
                .named("upload image");
        JsonValue answer =
                api.call(account, Endpoint.UPLOAD, call, Priority.CUSTOMER).get("data");
        String id = Fields.id(answer, "id");
        String state = answer.get("processing_info").text("state", "succeeded");
        if (id == null) {
            throw new Unavailable(call + " gave no id");
        } else if (state.equals("failed")) {
            throw new ContentRejected("X cannot read an image of the answer");
        } else if (!state.equals("succeeded")) {
            throw new Unavailable("X still works on an image of the answer");
        }
        return id;
    }

    /** For those who do not see it. */
    private void describe(AccountContext account, Attachment attachment, String id) {
        String alt = attachment.altText();
        if (alt == null || alt.isBlank()) {
            return;
        }
        String most = alt.codePointCount(0, alt.length()) <= LONGEST_ALT
                ? alt
                : alt.substring(0, alt.offsetByCodePoints(0, LONGEST_ALT));
        JsonObject text =
                JsonObject.create().put("alt_text", JsonObject.create().put("text", most));
        HttpCall call = HttpCall.post(api.address("media", "metadata"))
                .json(JsonObject.create().put("id", id).put("metadata", text))
                .repeatable()
                .named("describe image");
        api.call(account, Endpoint.METADATA, call, Priority.CUSTOMER);
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
                    ? HttpErrors.of(get, image, api.now())
                    : new ContentRejected("an image of the answer cannot be fetched: " + image.status());
        }
        return image;
    }
}
