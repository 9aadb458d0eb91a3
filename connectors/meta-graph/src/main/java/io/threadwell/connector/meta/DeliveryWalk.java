package io.threadwell.connector.meta;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Unsupported;
import io.threadwell.api.model.AccountId;
import io.threadwell.api.model.Network;
import io.threadwell.api.webhook.RawDelivery;
import io.threadwell.support.json.JsonProblem;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes deliveries apart: every element of every entry, whichever account it is of (page "Webhooks: Getting Started", "Event
 * Notifications"). An element that its network's reading cannot read becomes an {@link Unsupported} with its JSON, and so does an
 * entry of another object, or one in which nothing is known. An entry that has a change's field and value itself, without a list,
 * is read as that change (page "Instagram Platform Webhook Notification Examples"). Pure and thread-safe.
 */
public final class DeliveryWalk {
    private final Network network;
    private final String object;
    private final Owner owner;
    private final Function<Element, List<InboundEvent>> reading;

    /** Elements are of the account that their entry names. */
    public DeliveryWalk(Network network, String object, Function<Element, List<InboundEvent>> reading) {
        this(network, object, (entry, element) -> Ids.of(entry.get("id")), reading);
    }

    /**
     * For networks whose entries do not name the account.
     *
     * @param object what entries are of, such as {@code page}
     * @param reading may throw {@link Unreadable} with a reason, or anything
     */
    public DeliveryWalk(Network network, String object, Owner owner, Function<Element, List<InboundEvent>> reading) {
        this.network = network;
        this.object = object;
        this.owner = owner;
        this.reading = reading;
    }

    /** Tells whose an element is. */
    @FunctionalInterface
    public interface Owner {
        /** The account's id; absent where it is not told, and then the entry's stands for it. */
        @Nullable
        String of(JsonValue entry, JsonValue element);
    }

    /** @throws InvalidRequest when the delivery as a whole is none of Meta's */
    public List<InboundEvent> events(RawDelivery delivery) {
        JsonValue root = parsed(delivery.body());
        JsonValue entries = root.get("entry");
        if (entries.isMissing()) {
            throw new InvalidRequest("a delivery of Meta's has entries");
        }
        boolean known = root.text("object", "").equals(object);
        List<InboundEvent> events = new ArrayList<>();
        for (JsonValue entry : entries.asList()) {
            Instant told = entry.instant("time").orElse(delivery.receivedAt());
            int before = events.size();
            if (known) {
                elements(events, entry, Element.Of.CHANGES, told);
                elements(events, entry, Element.Of.MESSAGING, told);
                elements(events, entry, Element.Of.STANDBY, told);
                if (!entry.get("field").isMissing()) {
                    element(events, entry, Element.Of.CHANGES, entry, told);
                }
            }
            if (events.size() == before) {
                AccountId account = account(null, entry);
                events.add(new Unsupported(account, "an entry of a sort that is not known here", entry.raw(), told));
            }
        }
        return events;
    }

    private static JsonValue parsed(byte[] body) {
        try {
            return JsonValue.parse(body);
        } catch (JsonProblem notJson) {
            throw new InvalidRequest("a delivery of Meta's is JSON", notJson);
        }
    }

    private void elements(List<InboundEvent> events, JsonValue entry, Element.Of list, Instant told) {
        String name =
                switch (list) {
                    case CHANGES -> "changes";
                    case MESSAGING -> "messaging";
                    case STANDBY -> "standby";
                };
        for (JsonValue json : entry.get(name).asList()) {
            element(events, entry, list, json, told);
        }
    }

    private void element(List<InboundEvent> events, JsonValue entry, Element.Of list, JsonValue json, Instant told) {
        Element element = new Element(account(owner.of(entry, json), entry), list, json, told);
        try {
            events.addAll(reading.apply(element));
        } catch (RuntimeException broken) {
            events.add(element.unsupported(broken));
        }
    }

    private AccountId account(@Nullable String named, JsonValue entry) {
        String id = named == null ? Ids.of(entry.get("id")) : named;
        return new AccountId(network, id == null ? "unknown" : id);
    }
}
