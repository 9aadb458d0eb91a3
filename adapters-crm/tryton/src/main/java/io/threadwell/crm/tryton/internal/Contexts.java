package io.threadwell.crm.tryton.internal;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.tryton.TrytonConfig;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what agents want to know of parties: one call for them, and one for their sales. */
final class Contexts {
    /** How many orders of a party are told. */
    private static final int LATEST = 5;

    private static final String SALES = "sale.sale";

    private final Rpc rpc;
    private final TrytonConfig config;

    Contexts(Rpc rpc, TrytonConfig config) {
        this.rpc = rpc;
        this.config = config;
    }

    List<Optional<CustomerContext>> read(List<ExternalRef> records) {
        List<Long> ids =
                records.stream().map(record -> Long.valueOf(record.id())).toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<Long, Party> parties = new HashMap<>();
        rpc.search(Parties.MODEL, JsonArray.create().add(in("id", ids)), fields())
                .asList()
                .forEach(json -> parties.put(json.longValue("id", 0), new Party(json)));
        Map<Long, List<Order>> orders = config.orders() ? orders(List.copyOf(parties.keySet())) : Map.of();
        List<Optional<CustomerContext>> contexts = new ArrayList<>();
        for (ExternalRef record : records) {
            long id = Long.parseLong(record.id());
            contexts.add(Optional.ofNullable(parties.get(id))
                    .map(party -> context(record, party, orders.getOrDefault(id, List.of()))));
        }
        return contexts;
    }

    private JsonArray fields() {
        JsonArray fields = JsonArray.create().add("name");
        if (config.tierCategory().isPresent()) {
            fields.add("categories.name").add("categories.parent.name");
        }
        if (config.companyRelation().isPresent()) {
            fields.add("relations.type.name").add("relations.to.name");
        }
        config.contextFields().values().forEach(fields::add);
        return fields;
    }

    private CustomerContext context(ExternalRef record, Party party, List<Order> orders) {
        Map<String, String> facts = new LinkedHashMap<>();
        config.contextFields().forEach((name, field) -> {
            if (!party.field(field).isEmpty()) {
                facts.put(name, party.field(field));
            }
        });
        return new CustomerContext(
                record,
                party.name(),
                company(party),
                tier(party),
                null,
                null,
                List.of(),
                orders,
                Map.of(),
                facts,
                rpc.now());
    }

    private @Nullable String tier(Party party) {
        return config.tierCategory()
                .flatMap(wanted -> party.json().get("categories.").asList().stream()
                        .filter(category ->
                                category.get("parent.").text("name", "").equals(wanted))
                        .findFirst())
                .flatMap(category -> category.text("name"))
                .orElse(null);
    }

    private @Nullable String company(Party party) {
        return config.companyRelation()
                .flatMap(wanted -> party.json().get("relations.").asList().stream()
                        .filter(relation ->
                                relation.get("type.").text("name", "").equals(wanted))
                        .findFirst())
                .flatMap(relation -> relation.get("to.").text("name"))
                .orElse(null);
    }

    /** Quotations and what was cancelled are no orders. */
    private Map<Long, List<Order>> orders(List<Long> parties) {
        Map<Long, List<Order>> orders = new HashMap<>();
        if (parties.isEmpty()) {
            return orders;
        }
        JsonArray states = JsonArray.of(List.of("confirmed", "processing", "done"));
        JsonArray domain = JsonArray.create()
                .add(in("party", parties))
                .add(JsonArray.create().add("state").add("in").add(states));
        JsonArray fields =
                JsonArray.of(List.of("party", "number", "sale_date", "state", "total_amount", "currency.code"));
        rpc.search(SALES, domain, fields).asList().stream()
                .sorted(Comparator.comparing(Contexts::day).reversed())
                .forEach(sale -> {
                    List<Order> its = orders.computeIfAbsent(sale.longValue("party", 0), id -> new ArrayList<>());
                    if (its.size() < LATEST) {
                        its.add(order(sale));
                    }
                });
        return orders;
    }

    private static String day(JsonValue sale) {
        return Values.date(sale.get("sale_date")).map(Object::toString).orElse("");
    }

    private static Order order(JsonValue sale) {
        String currency = sale.get("currency.").text("code").orElse(null);
        Money total = Values.decimal(sale.get("total_amount"))
                .map(amount -> new Money(amount, currency))
                .orElse(null);
        return new Order(
                sale.text("number").orElseGet(() -> sale.get("id").raw()),
                Values.date(sale.get("sale_date")).orElse(null),
                sale.text("state").orElse(null),
                total);
    }

    private static JsonArray in(String field, List<?> values) {
        return JsonArray.create().add(field).add("in").add(JsonArray.of(values));
    }
}
