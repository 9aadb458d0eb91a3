package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.Customer;
import io.threadwell.api.model.Author;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import io.threadwell.support.signature.Hmac;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Customers. Help Scout has no external id for them and knows them by mail address alone (Create Conversation, How to define a customer):
 * each person has an address made from our key, to which no mail is ever delivered.
 */
final class People {
    private static final Hmac DIGEST = Hmac.sha256("customer");
    private static final int DIGITS = 32;
    private static final int MAX_NAME = 40;
    private static final String SOMEBODY = "somebody";

    private final HelpScoutApi api;
    private final String domain;
    private final boolean ownAddresses;

    People(HelpScoutApi api, HelpScoutConfig config) {
        this.api = api;
        this.domain = config.addressDomain();
        this.ownAddresses = config.mailAddresses();
    }

    /** How a conversation or thread names a customer; Help Scout makes one that it does not know yet. */
    JsonObject reference(@Nullable Customer customer) {
        return named(JsonObject.create().put("email", address(customer)), customer);
    }

    String address(@Nullable Customer customer) {
        if (customer == null) {
            return SOMEBODY + "@" + domain;
        }
        List<String> own = ownAddresses ? customer.contact().facts(Author.EMAIL) : List.of();
        if (!own.isEmpty()) {
            return own.get(0).strip();
        }
        String network = customer.contact().key().account().network().id();
        String digest = DIGEST.hex(customer.key().getBytes(StandardCharsets.UTF_8));
        return network + "." + digest.substring(0, DIGITS) + "@" + domain;
    }

    /**
     * The id of a customer, who is made where there is none.
     *
     * @throws io.threadwell.api.error.CareException when he can be neither found nor made now
     */
    long id(Customer customer) {
        String address = address(customer);
        OptionalLong known = find(address);
        return known.isPresent() ? known.getAsLong() : make(customer, address);
    }

    private OptionalLong find(String address) {
        HttpCall call = api.get("customers")
                .query("query", "(email:\"" + address + "\")")
                .named("list customers");
        for (JsonValue customer :
                api.json(call, Priority.CUSTOMER).at("_embedded", "customers").elements()) {
            for (JsonValue email : customer.at("_embedded", "emails").elements()) {
                if (email.text("value", "").toLowerCase(Locale.ROOT).equals(address.toLowerCase(Locale.ROOT))) {
                    return customer.longValue("id");
                }
            }
        }
        return OptionalLong.empty();
    }

    /** May be made twice: an address belongs to one customer, so that a second is refused. */
    private long make(Customer customer, String address) {
        JsonObject email = JsonObject.create().put("type", "other").put("value", address);
        JsonObject body = named(JsonObject.create(), customer)
                .put("emails", JsonArray.create().add(email));
        HttpCall call = api.post("customers", body).repeatable().named("create customer");
        HttpAnswer answer = api.send(call, Priority.CUSTOMER);
        if (!answer.isSuccess()) {
            throw api.refused(call, answer);
        }
        return ResourceId.of(answer).orElseThrow(() -> new Unavailable("a new customer came without an id"));
    }

    /** Help Scout wants 1 to 40 characters in each name. */
    private static JsonObject named(JsonObject person, @Nullable Customer customer) {
        String label = customer == null ? "" : customer.profile().label();
        String name = label.replaceAll("\\s+", " ").strip();
        int space = name.lastIndexOf(' ');
        if (name.isEmpty()) {
            return person.put("firstName", "Somebody");
        }
        if (space < 0) {
            return person.put("firstName", cut(name));
        }
        return person.put("firstName", cut(name.substring(0, space))).put("lastName", cut(name.substring(space + 1)));
    }

    private static String cut(String name) {
        if (name.length() <= MAX_NAME) {
            return name;
        }
        return name.substring(0, Character.isLowSurrogate(name.charAt(MAX_NAME)) ? MAX_NAME - 1 : MAX_NAME);
    }
}
