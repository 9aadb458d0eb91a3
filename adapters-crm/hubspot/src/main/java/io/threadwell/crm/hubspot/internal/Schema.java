package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.error.PermissionDenied;
import io.threadwell.api.host.Checkup;
import io.threadwell.crm.hubspot.HubSpotConfig;
import io.threadwell.hubspot.Directory;
import io.threadwell.hubspot.HubSpotClient;
import io.threadwell.support.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tries credential, rights and mapping with reads alone (Account information; Properties, Retrieve all properties). */
final class Schema {
    private static final Set<String> TEXTS = Set.of("string", "phone_number", "enumeration");
    private static final String MAKE = "make it (Settings > Properties), or give another internal name";

    private final HubSpotClient client;
    private final HubSpotConfig config;

    Schema(HubSpotClient client, HubSpotConfig config) {
        this.client = client;
        this.config = config;
    }

    Checkup checkup() {
        List<String> problems = new ArrayList<>();
        String who = who();
        people(problems);
        if (config.timeline()) {
            timeline(Timeline.Kind.NOTES, problems);
            if (!config.communications().isEmpty()) {
                timeline(Timeline.Kind.COMMUNICATIONS, problems);
            }
        }
        Directory directory = new Directory(client);
        right("owners", "crm.objects.owners.read", directory::owners, problems);
        if (config.deals()) {
            right("stages of deals", "crm.objects.deals.read", () -> directory.stages("deals"), problems);
        }
        return new Checkup(who, problems);
    }

    /** Every credential may ask for its account. */
    private String who() {
        JsonValue account = client.ask(client.get("/account-info/v3/details").named("get account details"));
        return "account " + account.text("portalId", "unknown") + ", "
                + account.text("accountType", "type unknown").toLowerCase(Locale.ROOT);
    }

    private interface Reading {
        Object read();
    }

    private static void right(String what, String scope, Reading reading, List<String> problems) {
        try {
            reading.read();
        } catch (NotFound | PermissionDenied | InvalidRequest refused) {
            problems.add(
                    "the " + what + " cannot be read (" + refused.getMessage() + "): give the app the scope " + scope);
        }
    }

    private void people(List<String> problems) {
        Map<String, JsonValue> properties = properties(People.TYPE, problems);
        if (properties.isEmpty()) {
            return;
        }
        key(People.TYPE, config.keyProperty(), properties, problems);
        for (String fact : facts()) {
            String name = config.mapping().field(fact).orElse("");
            JsonValue property = there(People.TYPE, name, properties, problems);
            if (property != null) {
                written(name, fact, property, problems);
            }
        }
        Set<String> read = new TreeSet<>(config.mapping().fields());
        facts().forEach(fact -> config.mapping().field(fact).ifPresent(read::remove));
        read.remove(config.keyProperty());
        read.addAll(config.contextProperties().values());
        config.tierProperty().ifPresent(read::add);
        config.lifetimeValueProperty().ifPresent(read::add);
        config.consentProperties().values().forEach(name -> read.add(name.replaceFirst("^!", "")));
        read.forEach(name -> there(People.TYPE, name, properties, problems));
    }

    /** Those that are mapped, but for the key and addresses of profiles, whose property only has to be there. */
    private List<String> facts() {
        Set<String> facts = new TreeSet<>(config.mapping().searchable().keySet());
        List.of(PersonFacts.NAME, PersonFacts.LANGUAGE, PersonFacts.FOLLOWERS, PersonFacts.VERIFIED)
                .forEach(fact -> config.mapping().field(fact).ifPresent(field -> facts.add(fact)));
        facts.remove(PersonFacts.KEY);
        return List.copyOf(facts);
    }

    private void timeline(Timeline.Kind kind, List<String> problems) {
        Map<String, JsonValue> properties = properties(kind.type(), problems);
        if (!properties.isEmpty()) {
            key(kind.type(), config.timelineKeyProperty(), properties, problems);
        }
    }

    private Map<String, JsonValue> properties(String type, List<String> problems) {
        Map<String, JsonValue> properties = new HashMap<>();
        right(
                "properties of " + type,
                "crm.schemas.contacts.read, and crm.objects.contacts.read",
                () -> {
                    JsonValue answer =
                            client.ask(client.get("/crm/v3/properties/" + type).named("get properties of " + type));
                    answer.get("results")
                            .elements()
                            .forEach(property -> properties.put(property.text("name", ""), property));
                    return answer;
                },
                problems);
        return properties;
    }

    private static @Nullable JsonValue there(
            String type, String name, Map<String, JsonValue> properties, List<String> problems) {
        JsonValue property = properties.get(name);
        if (property == null) {
            problems.add(type + " have no property " + name + ": " + MAKE);
        }
        return property;
    }

    private static void written(String name, String fact, JsonValue property, List<String> problems) {
        if (isReadOnly(property)) {
            problems.add("contacts." + name + " cannot be written: map the fact " + fact + " to another property");
        }
        String type = property.text("type", "");
        boolean fits =
                switch (fact) {
                    case PersonFacts.FOLLOWERS -> type.equals("number");
                    case PersonFacts.VERIFIED ->
                        type.equals("bool") || property.text("fieldType", "").equals("booleancheckbox");
                    default -> TEXTS.contains(type);
                };
        if (!fits) {
            problems.add("contacts." + name + " has the type " + type + ", which does not take the fact " + fact
                    + ": followers need a number, verified a single checkbox, all else text");
        }
    }

    private static boolean isReadOnly(JsonValue property) {
        return property.get("modificationMetadata").bool("readOnlyValue") || property.bool("calculated");
    }

    private static void key(String type, String name, Map<String, JsonValue> properties, List<String> problems) {
        JsonValue property = there(type, name, properties, problems);
        if (property == null) {
            return;
        }
        if (!property.text("type", "").equals("string")) {
            problems.add(type + "." + name + " has the type " + property.text("type", "unknown")
                    + ": our key needs single-line text");
        }
        if (isReadOnly(property)) {
            problems.add(type + "." + name + " cannot be written: our key needs a property of its own");
        }
        if (!property.bool("hasUniqueValue")) {
            problems.add(
                    type + "." + name + " takes a value twice: make a property with hasUniqueValue, which can be set"
                            + " only when it is made");
        }
    }
}
