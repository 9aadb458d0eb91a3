package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.hubspot.Associations;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.hubspot.Directory;
import io.threadwell.hubspot.Directory.Stage;
import io.threadwell.hubspot.HubSpotClient;
import io.threadwell.support.json.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Open deals and the latest orders of contacts (Deals, Orders): one call for who has which, one for each hundred of these. */
final class Sales {
    private static final int DEALS_OF_ONE = 20;
    private static final int ORDERS_OF_ONE = 5;
    private static final Set<String> DEAL =
            Set.of("dealname", "dealstage", "amount", "deal_currency_code", "hs_is_closed");
    private static final Set<String> ORDER = Set.of(
            "hs_order_name",
            "hs_external_order_id",
            "hs_external_order_status",
            "hs_external_created_date",
            "hs_createdate",
            "hs_total_price",
            "hs_currency_code");

    private final HubSpotConfig config;
    private final Associations associations;
    private final Directory directory;
    private final CrmObjects deals;
    private final CrmObjects orders;

    Sales(HubSpotClient client, Directory directory, HubSpotConfig config) {
        this.config = config;
        this.associations = new Associations(client);
        this.directory = directory;
        this.deals = new CrmObjects(client, "deals");
        this.orders = new CrmObjects(client, "orders");
    }

    Map<String, List<Deal>> deals(Set<String> contacts) {
        Map<String, List<JsonValue>> rows = of(contacts, "deals", deals, DEAL, DEALS_OF_ONE);
        Map<String, Stage> stages = rows.isEmpty() ? Map.of() : directory.stages("deals");
        return each(rows, all -> all.stream()
                .filter(deal -> isOpen(deal.get("properties"), stages))
                .map(deal -> deal(deal, stages))
                .toList());
    }

    private static boolean isOpen(JsonValue deal, Map<String, Stage> stages) {
        Stage stage = stages.get(deal.text("dealstage", ""));
        return deal.text("hs_is_closed").map(closed -> !closed.equals("true")).orElse(stage == null || !stage.closed());
    }

    private Deal deal(JsonValue deal, Map<String, Stage> stages) {
        JsonValue properties = deal.get("properties");
        String id = deal.text("id", "");
        String stage = properties.text("dealstage", "");
        Stage known = stages.get(stage);
        String label = known == null ? stage : known.label();
        return new Deal(
                id,
                properties.text("dealname", id),
                label.isEmpty() ? null : label,
                Contexts.amount(
                        properties.text("amount", ""), Contexts.currency(properties, "deal_currency_code", config)));
    }

    Map<String, List<Order>> orders(Set<String> contacts) {
        return each(of(contacts, "orders", orders, ORDER, DEALS_OF_ONE), all -> all.stream()
                .map(this::order)
                .sorted(Comparator.comparing(Sales::at).reversed())
                .limit(ORDERS_OF_ONE)
                .toList());
    }

    private static Instant at(Order order) {
        Instant at = order.at();
        return at == null ? Instant.EPOCH : at;
    }

    private Order order(JsonValue order) {
        JsonValue properties = order.get("properties");
        return new Order(
                properties
                        .text("hs_external_order_id")
                        .or(() -> properties.text("hs_order_name"))
                        .orElseGet(() -> order.text("id", "")),
                properties
                        .instant("hs_external_created_date")
                        .or(() -> properties.instant("hs_createdate"))
                        .orElse(null),
                properties.text("hs_external_order_status").orElse(null),
                Contexts.amount(
                        properties.text("hs_total_price", ""),
                        Contexts.currency(properties, "hs_currency_code", config)));
    }

    /** The newest records of a type, by the contact that they belong to. */
    private Map<String, List<JsonValue>> of(
            Set<String> contacts, String type, CrmObjects objects, Set<String> properties, int most) {
        if (contacts.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> newest = new HashMap<>();
        Set<String> all = new TreeSet<>();
        associations.of(People.TYPE, contacts, type).forEach((contact, ids) -> {
            List<String> some = ids.stream()
                    .sorted(Comparator.comparing(String::length)
                            .thenComparing(Comparator.naturalOrder())
                            .reversed())
                    .limit(most)
                    .toList();
            newest.put(contact, some);
            all.addAll(some);
        });
        Map<String, JsonValue> rows = new HashMap<>();
        objects.read(null, all, properties).forEach(row -> rows.put(row.text("id", ""), row));
        Map<String, List<JsonValue>> found = new HashMap<>();
        newest.forEach((contact, ids) -> {
            List<JsonValue> its = new ArrayList<>();
            ids.stream().filter(rows::containsKey).forEach(id -> its.add(rows.getOrDefault(id, JsonValue.missing())));
            found.put(contact, its);
        });
        return found;
    }

    private static <T> Map<String, List<T>> each(
            Map<String, List<JsonValue>> rows, Function<List<JsonValue>, List<T>> read) {
        Map<String, List<T>> made = new HashMap<>();
        rows.forEach((contact, its) -> made.put(contact, read.apply(its)));
        return made;
    }
}
