package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.zoho.ZohoConfig;
import io.threadwell.support.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what agents want to know: one call for a hundred records, and one more each for fifty contacts' deals and orders. */
final class Contexts {
    private static final String CONTACTS = "Contacts";
    private static final String LEADS = "Leads";

    private final ZohoApi api;
    private final ZohoConfig config;
    private final Records records;
    private final Sales sales;

    Contexts(ZohoApi api, ZohoConfig config, Records records) {
        this.api = api;
        this.config = config;
        this.records = records;
        this.sales = new Sales(new Coql(api), config);
    }

    List<Optional<CustomerContext>> read(List<ExternalRef> wanted) {
        List<RecordId> ids = wanted.stream().map(RecordId::of).toList();
        Map<RecordId, JsonValue> found = new LinkedHashMap<>();
        for (String module : Set.of(CONTACTS, LEADS)) {
            List<RecordId> some =
                    ids.stream().filter(id -> id.module().equals(module)).toList();
            found.putAll(records.byId(some, fields(module)));
        }
        List<String> contacts = found.keySet().stream()
                .filter(id -> id.module().equals(CONTACTS))
                .map(RecordId::id)
                .toList();
        Map<String, List<Deal>> deals = config.deals() ? sales.deals(contacts) : Map.of();
        Map<String, List<Order>> orders = config.orders() ? sales.orders(contacts) : Map.of();
        List<Optional<CustomerContext>> contexts = new ArrayList<>();
        for (RecordId id : ids) {
            contexts.add(Optional.ofNullable(found.get(id))
                    .map(record -> context(
                            id,
                            record,
                            deals.getOrDefault(id.id(), List.of()),
                            orders.getOrDefault(id.id(), List.of()))));
        }
        return contexts;
    }

    private Set<String> fields(String module) {
        Set<String> fields = new TreeSet<>(Set.of("Full_Name", "Owner"));
        fields.add(module.equals(LEADS) ? "Company" : "Account_Name");
        config.tierField().ifPresent(fields::add);
        config.lifetimeValueField().ifPresent(fields::add);
        config.consentFields().values().forEach(field -> fields.add(bare(field)));
        fields.addAll(config.contextFields().values());
        return fields;
    }

    private CustomerContext context(RecordId id, JsonValue record, List<Deal> deals, List<Order> orders) {
        Map<String, Boolean> consent = new LinkedHashMap<>();
        config.consentFields().forEach((purpose, field) -> {
            JsonValue value = record.get(bare(field));
            if (!value.isMissing()) {
                consent.put(purpose, value.bool() != field.startsWith("!"));
            }
        });
        Map<String, String> facts = new LinkedHashMap<>();
        config.contextFields().forEach((name, field) -> {
            String value = Names.text(record.get(field));
            if (!value.isEmpty()) {
                facts.put(name, value);
            }
        });
        return new CustomerContext(
                id.ref(config),
                some(record.get("Full_Name")),
                some(record.get(id.module().equals(LEADS) ? "Company" : "Account_Name")),
                config.tierField().map(field -> some(record.get(field))).orElse(null),
                some(record.get("Owner")),
                config.lifetimeValueField()
                        .map(field -> money(record.get(field)))
                        .orElse(null),
                deals,
                orders,
                consent,
                facts,
                api.now());
    }

    private static String bare(String field) {
        return field.startsWith("!") ? field.substring(1) : field;
    }

    private static @Nullable String some(JsonValue value) {
        String text = Names.text(value);
        return text.isBlank() ? null : text;
    }

    private @Nullable Money money(JsonValue value) {
        return amount(value, config.currency().orElse(null));
    }

    static @Nullable Money amount(JsonValue value, @Nullable String currency) {
        Optional<String> text = value.text();
        try {
            return text.map(digits -> new Money(new BigDecimal(digits), currency))
                    .orElse(null);
        } catch (NumberFormatException none) {
            return null;
        }
    }
}
