package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.connector.meta.Graph;
import io.threadwell.connector.whatsapp.WhatsAppConnector;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.io.ByteArrayInputStream;
import java.time.InstantSource;

/** Fetches media: their address is got by the id, ends after five minutes and opens for the token alone (page "Media"). */
final class Files implements MediaSource {
    private final Graph graph;
    private final Http http;
    private final InstantSource clock;

    /** @param http that takes answers as large as {@link WhatsAppConnector#LARGEST_DOWNLOAD} */
    Files(Graph graph, Http http, InstantSource clock) {
        this.graph = graph;
        this.http = http;
        this.clock = clock;
    }

    @Override
    public MediaFile open(AccountContext account, Attachment attachment) {
        if (!attachment.url().startsWith(Media.REFERENCE)) {
            throw new UnsupportedOperation("WhatsApp has no file for " + attachment.kind());
        }
        String id = attachment.url().substring(Media.REFERENCE.length());
        HttpCall look = HttpCall.get(graph.address(id))
                .query("phone_number_id", account.account().id().externalId())
                .named("look for media");
        JsonValue media = graph.call(account, look, Priority.BACKGROUND);
        if (media.longValue("file_size", 0) > WhatsAppConnector.LARGEST_DOWNLOAD) {
            throw new InvalidRequest("the file is larger than what is fetched");
        }
        String address = media.text("url").orElseThrow(() -> new NotFound("WhatsApp does not have the file any more"));
        HttpCall fetch =
                HttpCall.get(address).bearer(account.needToken().access()).named("fetch media");
        HttpAnswer answer = http.send(fetch);
        if (!answer.isSuccess()) {
            throw HttpErrors.of(fetch, answer, clock.instant());
        }
        String type = attachment.contentType() != null
                ? attachment.contentType()
                : media.text("mime_type").orElse(null);
        return new MediaFile(new ByteArrayInputStream(answer.body()), type, attachment.name());
    }
}
