package io.threadwell.connector.whatsapp.internal;

import io.threadwell.api.inbound.InboundEvent;
import io.threadwell.api.inbound.InboundEvent.Deleted;
import io.threadwell.api.inbound.InboundEvent.Noted;
import io.threadwell.api.inbound.InboundEvent.Posted;
import io.threadwell.api.inbound.InboundEvent.Receipt;
import io.threadwell.api.inbound.ThreadRef;
import io.threadwell.api.model.Content;
import io.threadwell.api.model.DeliveryStatus;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Visibility;
import io.threadwell.connector.meta.Element;
import io.threadwell.connector.meta.Unreadable;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads how far our messages got (page "Status messages webhook reference"). The first statuses of an answer of ours are told as its echo
 * too, with its key: an answer whose call was cut off is known by it. A later one is not, since the answer may have been erased.
 */
final class Statuses {
    private Statuses() {}

    static List<InboundEvent> of(Element status) {
        Optional<Passed> passed = Passed.of(status.text("biz_opaque_callback_data"));
        String counterpart = passed.map(Passed::counterpart).orElseGet(() -> counterpart(status));
        String id = Messages.item(counterpart, status.needId("id"));
        return switch (status.text("status")) {
            case "sent" -> news(status, id, DeliveryStatus.SENT, passed);
            case "delivered" -> news(status, id, DeliveryStatus.DELIVERED, passed);
            case "read", "played" -> news(status, id, DeliveryStatus.READ, Optional.empty());
            case "failed" -> news(status, id, DeliveryStatus.FAILED, passed);
            case "deleted" -> List.of(new Deleted(status.account(), id, Messages.at(status)));
            case "warning", "pending", "captured", "canceled" ->
                List.of(new Noted(status.account(), "status " + status.text("status"), Messages.at(status)));
            default -> throw new Unreadable("is a status that is not known here");
        };
    }

    private static List<InboundEvent> news(Element status, String id, DeliveryStatus how, Optional<Passed> echo) {
        List<InboundEvent> events = new ArrayList<>();
        echo.ifPresent(passed -> events.add(new Posted(
                status.account(),
                id,
                ThreadRef.direct(passed.counterpart(), null),
                Visibility.PRIVATE,
                MessageKind.DIRECT_MESSAGE,
                true,
                null,
                Content.text(""),
                Messages.at(status),
                null,
                passed.key())));
        String failure = how == DeliveryStatus.FAILED ? failure(status.json()) : null;
        events.add(new Receipt(status.account(), id, how, Messages.at(status), failure));
        return events;
    }

    /** Code and title are Meta's own words for the sort of error; its details may repeat ours. */
    private static String failure(JsonValue status) {
        JsonValue error = status.get("errors").at(0);
        String code = error.text("code", "");
        return code.isEmpty() ? "failed" : (code + " " + Said.words(error, "title")).strip();
    }

    private static String counterpart(Element status) {
        String group = status.id("group_id");
        String recipient = status.id("recipient_id");
        if (group == null && status.text("recipient_type").equals("group")) {
            group = recipient;
        }
        if (group != null) {
            return Counterpart.group(group);
        }
        return need(status.id("recipient_user_id"), recipient);
    }

    private static String need(@Nullable String user, @Nullable String phone) {
        String id = user == null ? phone : user;
        if (id == null) {
            throw new Unreadable("without recipient_id and recipient_user_id");
        }
        return id;
    }
}
