package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Open deals and the latest sales orders of contacts. */
final class Sales {
    /** How many orders of a contact are told. */
    private static final int LATEST = 5;

    private static final String CONTACT = "Contact_Name";

    private final Coql coql;
    private final ZohoConfig config;

    Sales(Coql coql, ZohoConfig config) {
        this.coql = coql;
        this.config = config;
    }

    Map<String, List<Deal>> deals(List<String> contacts) {
        String currency = config.currency().orElse(null);
        Map<String, List<Deal>> deals = new HashMap<>();
        Set<String> fields = Set.of("id", "Deal_Name", "Stage", "Amount", CONTACT);
        for (JsonValue row : rows("Deals", fields, contacts, open(), "id")) {
            of(row).ifPresent(contact -> deals.computeIfAbsent(contact, id -> new ArrayList<>())
                    .add(new Deal(
                            row.text("id", ""),
                            row.text("Deal_Name", ""),
                            row.text("Stage").orElse(null),
                            Contexts.amount(row.get("Amount"), currency))));
        }
        return deals;
    }

    private String open() {
        String closed = new TreeSet<>(config.closedStages())
                .stream().map(stage -> "'" + stage + "'").collect(Collectors.joining(","));
        return closed.isEmpty() ? "" : "Stage not in (" + closed + ")";
    }

    Map<String, List<Order>> orders(List<String> contacts) {
        String currency = config.currency().orElse(null);
        Map<String, List<Order>> orders = new HashMap<>();
        Set<String> fields = Set.of("id", "SO_Number", "Status", "Grand_Total", "Created_Time", CONTACT);
        for (JsonValue row : rows("Sales_Orders", fields, contacts, "", "Created_Time desc")) {
            of(row).ifPresent(contact -> {
                List<Order> its = orders.computeIfAbsent(contact, id -> new ArrayList<>());
                if (its.size() < LATEST) {
                    its.add(new Order(
                            row.text("SO_Number").orElseGet(() -> row.text("id", "")),
                            row.instant("Created_Time").orElse(null),
                            row.text("Status").orElse(null),
                            Contexts.amount(row.get("Grand_Total"), currency)));
                }
            });
        }
        return orders;
    }

    private List<JsonValue> rows(
            String module, Set<String> fields, List<String> contacts, String besides, String order) {
        List<JsonValue> rows = new ArrayList<>();
        for (List<String> part : Records.parts(contacts, Coql.MOST_VALUES)) {
            String of = Coql.in(CONTACT, part);
            rows.addAll(
                    coql.select(new TreeSet<>(fields), module, besides.isEmpty() ? of : Coql.both(of, besides), order));
        }
        return rows;
    }

    /** A look-up comes as an object, or as the id alone. */
    private static Optional<String> of(JsonValue row) {
        JsonValue contact = row.get(CONTACT);
        return contact.text("id").or(contact::text);
    }
}
