package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.CustomerContext;
import io.threadwell.api.crm.CustomerContext.Deal;
import io.threadwell.api.crm.CustomerContext.Money;
import io.threadwell.api.crm.CustomerContext.Order;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.crm.hubspot.internal.People.Person;
import io.threadwell.hubspot.CrmObjects;
import io.threadwell.hubspot.Directory;
import io.threadwell.hubspot.HubSpotClient;
import io.threadwell.support.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what agents want to know: one call for a hundred contacts, and one or two more each for companies, deals and orders. */
final class Contexts {
    private static final String OWNER = "hubspot_owner_id";
    private static final String COMPANY_NAME = "company";

    private final HubSpotClient client;
    private final HubSpotConfig config;
    private final People people;
    private final CrmObjects companies;
    private final Directory directory;
    private final Sales sales;

    Contexts(HubSpotClient client, HubSpotConfig config) {
        this.client = client;
        this.config = config;
        this.people = new People(new CrmObjects(client, People.TYPE), config);
        this.companies = new CrmObjects(client, "companies");
        this.directory = new Directory(client);
        this.sales = new Sales(client, directory, config);
    }

    /** What is known of all contacts that are asked for, by their ids. */
    private record Around(
            Map<String, String> owners,
            Map<String, String> companies,
            Map<String, List<Deal>> deals,
            Map<String, List<Order>> orders) {}

    List<Optional<CustomerContext>> read(List<ExternalRef> wanted) {
        List<String> ids = wanted.stream().map(RecordId::of).toList();
        Map<String, Person> found = people.byId(ids, properties());
        List<Person> persons =
                ids.stream().map(found::get).filter(Objects::nonNull).toList();
        Around around = around(persons);
        List<Optional<CustomerContext>> contexts = new ArrayList<>();
        for (String id : ids) {
            contexts.add(Optional.ofNullable(found.get(id)).map(person -> context(person, around)));
        }
        return contexts;
    }

    private Set<String> properties() {
        Set<String> properties =
                new TreeSet<>(Set.of(Names.FIRST, Names.LAST, "email", OWNER, People.COMPANY, COMPANY_NAME));
        config.tierProperty().ifPresent(properties::add);
        config.lifetimeValueProperty().ifPresent(properties::add);
        config.consentProperties().values().forEach(property -> properties.add(bare(property)));
        properties.addAll(config.contextProperties().values());
        return properties;
    }

    private Around around(List<Person> persons) {
        Set<String> ids = new TreeSet<>();
        persons.forEach(person -> ids.add(person.id()));
        boolean owned = persons.stream().anyMatch(person -> !text(person, OWNER).isEmpty());
        return new Around(
                owned ? directory.owners() : Map.of(),
                companies(persons),
                config.deals() ? sales.deals(ids) : Map.of(),
                config.orders() ? sales.orders(ids) : Map.of());
    }

    private Map<String, String> companies(Collection<Person> persons) {
        Set<String> ids = new TreeSet<>();
        persons.forEach(person -> ids.add(text(person, People.COMPANY)));
        ids.remove("");
        Map<String, String> named = new HashMap<>();
        if (!ids.isEmpty()) {
            companies.read(null, ids, Set.of("name")).forEach(company -> company.get("properties")
                    .text("name")
                    .ifPresent(name -> named.put(company.text("id", ""), name)));
        }
        return named;
    }

    private CustomerContext context(Person person, Around around) {
        String owner = text(person, OWNER);
        String name = (text(person, Names.FIRST) + " " + text(person, Names.LAST)).strip();
        return new CustomerContext(
                RecordId.ref(config, person.id()),
                some(name.isEmpty() ? text(person, "email") : name),
                some(around.companies().getOrDefault(text(person, People.COMPANY), text(person, COMPANY_NAME))),
                config.tierProperty()
                        .map(property -> some(text(person, property)))
                        .orElse(null),
                some(around.owners().getOrDefault(owner, owner)),
                config.lifetimeValueProperty()
                        .map(property ->
                                amount(text(person, property), config.currency().orElse(null)))
                        .orElse(null),
                around.deals().getOrDefault(person.id(), List.of()),
                around.orders().getOrDefault(person.id(), List.of()),
                consent(person),
                facts(person),
                client.now());
    }

    /** What nobody has set is not known, and not told. */
    private Map<String, Boolean> consent(Person person) {
        Map<String, Boolean> consent = new LinkedHashMap<>();
        config.consentProperties().forEach((purpose, property) -> {
            String value = text(person, bare(property));
            if (!value.isEmpty()) {
                consent.put(purpose, value.equals("true") != property.startsWith("!"));
            }
        });
        return consent;
    }

    private Map<String, String> facts(Person person) {
        Map<String, String> facts = new LinkedHashMap<>();
        config.contextProperties().forEach((name, property) -> {
            String value = text(person, property);
            if (!value.isBlank()) {
                facts.put(name, value);
            }
        });
        return facts;
    }

    private static String text(Person person, String property) {
        return person.properties().text(property, "");
    }

    private static String bare(String property) {
        return property.startsWith("!") ? property.substring(1) : property;
    }

    private static @Nullable String some(String text) {
        return text.isBlank() ? null : text;
    }

    static @Nullable Money amount(String digits, @Nullable String currency) {
        try {
            return digits.isBlank() ? null : new Money(new BigDecimal(digits.strip()), currency);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /** Where a text is missing, the value of the configuration. */
    static @Nullable String currency(JsonValue record, String property, HubSpotConfig config) {
        return record.text(property)
                .filter(code -> !code.isBlank())
                .or(config::currency)
                .orElse(null);
    }
}
