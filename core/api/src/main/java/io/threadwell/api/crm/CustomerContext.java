package io.threadwell.api.crm;

import io.threadwell.api.model.ExternalRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a CRM knows of a person that agents and routing want to know.
 *
 * @param tier in the CRM's words, such as {@code gold}
 * @param owner who looks after the person, by name or the CRM's id
 * @param lifetimeValue what the person has brought so far
 * @param deals that are open
 * @param orders the latest first, where the CRM has orders
 * @param consent by purpose, such as {@code marketing}
 * @param facts other fields that the configuration asks for, by their names there
 * @param readAt when the CRM was asked
 */
public record CustomerContext(
        ExternalRef record,
        @Nullable String name,
        @Nullable String company,
        @Nullable String tier,
        @Nullable String owner,
        @Nullable Money lifetimeValue,
        List<Deal> deals,
        List<Order> orders,
        Map<String, Boolean> consent,
        Map<String, String> facts,
        Instant readAt) {
    public CustomerContext {
        deals = List.copyOf(deals);
        orders = List.copyOf(orders);
        consent = Map.copyOf(consent);
        facts = Map.copyOf(facts);
    }

    /** An amount; {@code currency} is an ISO 4217 code, absent where the CRM does not say. */
    public record Money(BigDecimal amount, @Nullable String currency) {}

    /** An open deal. */
    public record Deal(
            String id,
            String name,
            @Nullable String stage,
            @Nullable Money amount) {}

    /** An order. */
    public record Order(
            String id,
            @Nullable Instant at,
            @Nullable String status,
            @Nullable Money total) {}
}
