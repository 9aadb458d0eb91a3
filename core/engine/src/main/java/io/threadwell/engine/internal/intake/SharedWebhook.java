package io.threadwell.engine.internal.intake;

import io.threadwell.api.connector.NetworkWebhook;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.api.webhook.Secret;
import io.threadwell.api.webhook.Verification;
import io.threadwell.api.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One address of a vendor's for what is several networks here, as Meta has one for a page's comments and its private messages. Each
 * network reads the whole delivery; what one of them knows is not unsupported because another does not know it.
 *
 * @param sources the networks', each of them of the same vendor
 */
record SharedWebhook(List<NetworkWebhook> sources) implements NetworkWebhook {

    /** A delivery is good as soon as one of the networks takes it: some come by ways that another was not told of. */
    @Override
    public Verification verify(WebhookRequest request, List<Secret> secrets) {
        Verification first = sources.get(0).verify(request, secrets);
        for (int i = 1; first instanceof Verification.Rejected && i < sources.size(); i++) {
            Verification other = sources.get(i).verify(request, secrets);
            first = other instanceof Verification.Rejected ? first : other;
        }
        return first;
    }

    @Override
    public List<InboundEvent> parse(RawDelivery delivery) {
        List<List<InboundEvent>> readings = new ArrayList<>();
        InvalidRequest unreadable = null;
        for (NetworkWebhook source : sources) {
            try {
                readings.add(source.parse(delivery));
            } catch (InvalidRequest e) {
                unreadable = unreadable == null ? e : unreadable;
            }
        }
        if (readings.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return together(readings);
    }

    private static List<InboundEvent> together(List<List<InboundEvent>> readings) {
        Set<String> nobodys = new HashSet<>(unknown(readings.get(0)));
        readings.forEach(reading -> nobodys.retainAll(unknown(reading)));
        return readings.stream()
                .flatMap(List::stream)
                .filter(event -> !(event instanceof Unsupported unknown) || nobodys.remove(unknown.raw()))
                .toList();
    }

    private static Set<String> unknown(List<InboundEvent> reading) {
        Set<String> unknown = new HashSet<>();
        for (InboundEvent event : reading) {
            if (event instanceof Unsupported one) {
                unknown.add(one.raw());
            }
        }
        return unknown;
    }
}
