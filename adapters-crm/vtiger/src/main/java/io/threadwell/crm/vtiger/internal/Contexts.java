package io.threadwell.crm.vtiger.internal;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.vtiger.VtigerConfig;
import io.threadwell.support.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what agents want to know of contacts: a query for each module that tells something. */
final class Contexts {
    /** How many orders of a contact are told. */
    private static final int LATEST = 5;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final Queries queries;
    private final VtigerConfig config;
    private final Api api;

    Contexts(Api api, Queries queries, VtigerConfig config) {
        this.api = api;
        this.queries = queries;
        this.config = config;
    }

    List<Optional<CustomerContext>> read(List<ExternalRef> records) {
        Set<String> ids = records.stream().map(ExternalRef::id).collect(Collectors.toCollection(TreeSet::new));
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, JsonValue> contacts = new HashMap<>();
        queries.all(Contacts.MODULE, fields(), Queries.in("id", ids))
                .forEach(contact -> contacts.put(contact.text("id", ""), contact));
        Around around = around(contacts.values());
        return records.stream()
                .map(record ->
                        Optional.ofNullable(contacts.get(record.id())).map(contact -> context(record, contact, around)))
                .toList();
    }

    /** What stands beside contacts, by the ids of what it belongs to. */
    private record Around(
            Map<String, String> companies,
            Map<String, String> owners,
            Map<String, List<Deal>> deals,
            Map<String, List<Order>> orders) {}

    private Set<String> fields() {
        Set<String> fields = new TreeSet<>(
                List.of("id", "firstname", "lastname", "account_id", "assigned_user_id", "donotcall", "emailoptout"));
        config.tierField().ifPresent(fields::add);
        config.lifetimeValueField().ifPresent(fields::add);
        fields.addAll(config.contextFields().values());
        return fields;
    }

    private Around around(Collection<JsonValue> contacts) {
        Set<String> ids = named(contacts, "id");
        return new Around(
                names("Accounts", named(contacts, "account_id"), "accountname"),
                names("Users", named(contacts, "assigned_user_id"), "first_name", "last_name"),
                config.deals() && !ids.isEmpty() ? deals(ids) : Map.of(),
                config.orders() && !ids.isEmpty() ? orders(ids) : Map.of());
    }

    private static Set<String> named(Collection<JsonValue> contacts, String field) {
        return contacts.stream()
                .flatMap(contact -> contact.text(field).stream())
                .filter(id -> id.matches("[0-9]+x[1-9][0-9]*"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Names are a courtesy: not every user may read of accounts and other users. */
    private Map<String, String> names(String module, Set<String> ids, String... fields) {
        Map<String, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            try {
                queries.all(module, List.of(fields), Queries.in("id", ids))
                        .forEach(one -> names.put(one.text("id", ""), joined(one, fields)));
            } catch (PermissionDenied notForUs) {
                names.clear();
            }
        }
        return names;
    }

    private static String joined(JsonValue record, String... fields) {
        return List.of(fields).stream()
                .flatMap(field -> record.text(field).stream())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
    }

    private Map<String, List<Deal>> deals(Set<String> contacts) {
        String where = Queries.in("contact_id", contacts)
                + " AND sales_stage != 'Closed Won' AND sales_stage != 'Closed Lost'";
        Map<String, List<Deal>> deals = new HashMap<>();
        queries.all("Potentials", List.of("potentialname", "sales_stage", "amount", "contact_id"), where)
                .forEach(one -> deals.computeIfAbsent(one.text("contact_id", ""), id -> new ArrayList<>())
                        .add(new Deal(
                                one.text("id", ""),
                                one.text("potentialname", ""),
                                one.text("sales_stage").orElse(null),
                                money(one.text("amount").orElse(null)))));
        return deals;
    }

    private Map<String, List<Order>> orders(Set<String> contacts) {
        List<String> fields = List.of("salesorder_no", "sostatus", "hdnGrandTotal", "createdtime", "contact_id");
        Map<String, List<Order>> orders = new HashMap<>();
        queries.all("SalesOrder", fields, Queries.in("contact_id", contacts)).stream()
                .sorted(Comparator.comparing((JsonValue one) -> one.text("createdtime", ""))
                        .reversed())
                .forEach(one -> {
                    List<Order> its = orders.computeIfAbsent(one.text("contact_id", ""), id -> new ArrayList<>());
                    if (its.size() < LATEST) {
                        its.add(new Order(
                                one.text("salesorder_no", one.text("id", "")),
                                time(one.text("createdtime", "")),
                                one.text("sostatus").orElse(null),
                                money(one.text("hdnGrandTotal").orElse(null))));
                    }
                });
        return orders;
    }

    private CustomerContext context(ExternalRef record, JsonValue contact, Around around) {
        Map<String, String> facts = new LinkedHashMap<>();
        config.contextFields()
                .forEach((name, field) ->
                        contact.text(field).filter(text -> !text.isBlank()).ifPresent(text -> facts.put(name, text)));
        String owner = contact.text("assigned_user_id", "");
        return new CustomerContext(
                record,
                joined(contact, "firstname", "lastname"),
                around.companies().get(contact.text("account_id", "")),
                config.tierField().flatMap(contact::text).orElse(null),
                owner.isEmpty() ? null : around.owners().getOrDefault(owner, owner),
                money(config.lifetimeValueField().flatMap(contact::text).orElse(null)),
                around.deals().getOrDefault(record.id(), List.of()),
                around.orders().getOrDefault(record.id(), List.of()),
                Map.of(
                        "calls", !isYes(contact.text("donotcall", "")),
                        "email", !isYes(contact.text("emailoptout", ""))),
                facts,
                api.now());
    }

    private static boolean isYes(String box) {
        return box.equals("1");
    }

    /** In the currency of the user as whom we work, which Vtiger does not name here. */
    private static @Nullable Money money(@Nullable String amount) {
        try {
            return amount == null || amount.isBlank() ? null : new Money(new BigDecimal(amount), null);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** Web services tell times by UTC. */
    private static @Nullable Instant time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
