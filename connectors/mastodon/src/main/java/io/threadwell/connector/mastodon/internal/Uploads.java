package io.threadwell.connector.mastodon.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.OutboundMessage;
import io.threadwell.api.error.ContentRejected;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.OutcomeUnknown;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.Attachment;
import io.threadwell.connector.mastodon.MastodonConnector;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Brings the files of an answer to the account's server (page "media API methods"). Films and sound are worked on there for a while:
 * the answer waits, and its next attempt asks for what was brought before. Nothing refers to a file before the answer does: a call
 * without a good answer may be made again.
 */
final class Uploads {
    private static final int LONGEST_DESCRIPTION = 1_500;

    private final Http fetch;
    private final Api api;
    private final Brought brought = new Brought();

    Uploads(InstantSource clock, Api api) {
        this.fetch = Http.builder()
                .maxAnswerBytes((int) MastodonConnector.LARGEST_FILE)
                .clock(clock)
                .build();
        this.api = api;
    }

    /**
     * The ids of the files, all of them ready.
     *
     * @throws Unavailable while the server still works on one
     */
    List<String> ids(AccountContext account, OutboundMessage message) {
        List<Attachment> attachments = message.content().attachments();
        ServerLimits limits = ServerLimits.of(account.account());
        if (attachments.size() > limits.files()) {
            throw new ContentRejected("the server takes " + limits.files() + " files with a post");
        }
        List<String> ids = new ArrayList<>(attachments.size());
        for (int i = 0; i < attachments.size(); i++) {
            Brought.Key key = new Brought.Key(account.account().id(), message.key(), i);
            ids.add(ready(account, key, attachments.get(i), limits));
        }
        return ids;
    }

    private String ready(AccountContext account, Brought.Key key, Attachment attachment, ServerLimits limits) {
        Optional<String> before = brought.id(key);
        if (before.isPresent() && isReady(account, key, before.get())) {
            return before.get();
        } else if (brought.id(key).isEmpty()) {
            Uploaded uploaded = upload(account, attachment, limits);
            brought.keep(key, uploaded.id());
            if (uploaded.ready() || isReady(account, key, uploaded.id())) {
                return uploaded.id();
            }
        }
        throw new Unavailable("the server still works on a file of the answer");
    }

    /** 206 while the server works on it. What it does not know any more is forgotten here, too. */
    private boolean isReady(AccountContext account, Brought.Key key, String id) {
        HttpCall call = HttpCall.get(api.address(account, "v1", "media", id)).named("look for file");
        try {
            return api.answer(account, Endpoint.READ, call, Priority.CUSTOMER).status() == 200;
        } catch (NotFound gone) {
            brought.forget(key);
            return false;
        } catch (ContentRejected | InvalidRequest unusable) {
            brought.forget(key);
            throw new ContentRejected("the server cannot read a file of the answer", unusable);
        }
    }

    private record Uploaded(String id, boolean ready) {}

    private Uploaded upload(AccountContext account, Attachment attachment, ServerLimits limits) {
        HttpAnswer file = fetched(attachment, limits);
        String type = file.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        String declared = attachment.contentType() == null ? "application/octet-stream" : attachment.contentType();
        boolean served = type.matches("(image|video|audio)/.*");
        Multipart form =
                new Multipart().file("file", "file", served ? type.split(";", 2)[0].strip() : declared, file.body());
        String description = attachment.altText();
        if (description != null && !description.isBlank()) {
            form.text("description", shortened(description));
        }
        HttpCall call =
                form.in(HttpCall.post(api.address(account, "v2", "media"))).named("upload file");
        try {
            HttpAnswer answer = api.answer(account, Endpoint.UPLOAD, call, Priority.CUSTOMER);
            JsonValue media = HttpErrors.jsonOf(call, answer);
            String id = media.text("id").orElseThrow(() -> new Unavailable(call + " gave no id"));
            return new Uploaded(id, answer.status() == 200 && !media.get("url").isMissing());
        } catch (OutcomeUnknown harmless) {
            throw new Unavailable("a file may not have arrived; nothing refers to it yet", harmless);
        }
    }

    private static String shortened(String description) {
        return description.codePointCount(0, description.length()) <= LONGEST_DESCRIPTION
                ? description
                : description.substring(0, description.offsetByCodePoints(0, LONGEST_DESCRIPTION));
    }

    private HttpAnswer fetched(Attachment attachment, ServerLimits limits) {
        long most =
                switch (attachment.kind()) {
                    case IMAGE -> limits.imageBytes();
                    case VIDEO, AUDIO -> limits.videoBytes();
                    default ->
                        throw new ContentRejected("Mastodon takes images, films and sound, not " + attachment.kind());
                };
        HttpCall get = HttpCall.get(attachment.url()).named("fetch a file of the answer");
        HttpAnswer file;
        try {
            file = fetch.send(get);
        } catch (InvalidRequest tooLong) {
            throw new ContentRejected(
                    "a file of the answer is over " + MastodonConnector.LARGEST_FILE + " bytes", tooLong);
        }
        if (!file.isSuccess()) {
            throw file.status() >= 500 || file.status() == 429
                    ? HttpErrors.of(get, file, api.now())
                    : new ContentRejected("a file of the answer cannot be fetched: " + file.status());
        } else if (file.body().length > most) {
            throw new ContentRejected("a file of the answer is over the server's " + most + " bytes");
        }
        return file;
    }
}
