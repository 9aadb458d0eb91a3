package io.threadwell.connector.x.internal;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.UnsupportedOperation;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.http.Http;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.http.HttpErrors;
import io.threadwell.support.limit.Priority;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fetches pictures and films. Those of direct messages are served to the two sides alone, by an endpoint of their own (page "Download DM
 * media"), whose address is made of the parts of the link that the message shows. All else is on X's public servers for media.
 */
final class Attachments implements MediaSource {
    private static final Pattern OF_MESSAGE =
            Pattern.compile("https://ton\\.(?:twitter|x)\\.com/.*/dm/([0-9]+)/([0-9]+)/([A-Za-z0-9_.-]+).*");

    private final Api api;
    private final Http http;

    Attachments(Api api, Http http) {
        this.api = api;
        this.http = http;
    }

    @Override
    public MediaFile open(AccountContext account, Attachment attachment) {
        Attachment.Kind kind = attachment.kind();
        if (kind != Attachment.Kind.IMAGE && kind != Attachment.Kind.VIDEO) {
            throw new UnsupportedOperation("X has no file for " + kind);
        }
        Matcher ofMessage = OF_MESSAGE.matcher(attachment.url());
        HttpAnswer answer = ofMessage.matches() ? ofMessage(account, ofMessage) : open(attachment.url());
        String type = answer.header("Content-Type").orElse(null);
        return new MediaFile(new ByteArrayInputStream(answer.body()), type, null);
    }

    private HttpAnswer ofMessage(AccountContext account, Matcher link) {
        String address = api.address("dm_conversations", "media", link.group(1), link.group(2), link.group(3));
        return api.fetch(
                account, Endpoint.MESSAGE_MEDIA, HttpCall.get(address).named("fetch attachment"), Priority.NORMAL);
    }

    /** Without a credential, and from X alone: links stand in what strangers write. */
    private HttpAnswer open(String url) {
        if (!isOfX(url)) {
            throw new NotFound("the attachment is not on X's servers for media");
        }
        HttpCall call = HttpCall.get(url).named("fetch attachment");
        HttpAnswer answer = http.send(call);
        if (!answer.isSuccess()) {
            throw HttpErrors.of(call, answer, api.now());
        }
        return answer;
    }

    private static boolean isOfX(String url) {
        try {
            URI address = URI.create(url);
            String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
            return "https".equals(address.getScheme()) && host.endsWith(".twimg.com");
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
