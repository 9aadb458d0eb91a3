package io.threadwell.connector.meta;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.ErasureAsked;
import io.threadwell.api.inbound.InboundEvent.Withdrawn;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import io.threadwell.api.webhook.WebhookResponse;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * What Meta posts when a person takes our access away, or wants their data deleted. Both come to the webhook's address with
 * {@link #DEAUTHORIZE} or {@link #DELETE} behind it, as the app's dashboard is to be told (pages "Deauthorize Callback" and "Data
 * Deletion Request Callback"). Each is about all accounts that the person gave access to, which are those with the person's id as
 * {@link io.threadwell.api.model.ChannelAccount#GRANTED_BY}. Thread-safe.
 */
public final class Callbacks {
    /** What stands behind the webhook's address in that of the deauthorise callback. */
    public static final String DEAUTHORIZE = "deauthorize";

    /** What stands behind the webhook's address in that of the data deletion callback. */
    public static final String DELETE = "delete";

    private final Network network;
    private final URI status;

    /** @param status a page of the host's on which people see how far the deletion is; it is opened with {@code code} */
    public Callbacks(Network network, URI status) {
        this.network = network;
        this.status = status;
    }

    /** Judges a request that {@linkplain SignedRequest#isIn has} a signed request. */
    Verification verify(WebhookRequest request, List<Secret> live) {
        String place = last(path(request.uri()));
        if (!place.equals(DEAUTHORIZE) && !place.equals(DELETE)) {
            return new Verification.Rejected(404, "a signed request at an address that is for none");
        }
        return SignedRequest.verified(request.body(), live)
                .<Verification>map(signed -> new Verification.Accepted(answer(signed)))
                .orElseGet(() -> Verification.unauthorized("wrong signed request"));
    }

    private WebhookResponse answer(SignedRequest signed) {
        String url = HttpCall.get(status).query("code", signed.code()).uri().toString();
        JsonObject answer = JsonObject.create().put("url", url).put("confirmation_code", signed.code());
        return new WebhookResponse(200, "application/json", answer.toString());
    }

    /** What a delivery says that has a signed request. */
    InboundEvent read(RawDelivery delivery) {
        SignedRequest signed = SignedRequest.stored(delivery.body())
                .orElseThrow(() -> new InvalidRequest("a signed request of Meta's names a person"));
        AccountId all = new AccountId(network, signed.user());
        Instant told = signed.issuedAt();
        Instant at = told == null ? delivery.receivedAt() : told;
        return switch (last(delivery.path())) {
            case DEAUTHORIZE -> new Withdrawn(all, at);
            case DELETE -> new ErasureAsked(all, null, signed.code(), at);
            default -> throw new InvalidRequest("a signed request came to an address that is for none");
        };
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    private static String last(String path) {
        String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }
}
