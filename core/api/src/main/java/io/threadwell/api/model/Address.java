package io.threadwell.api.model;

import io.threadwell.api.error.InvalidRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A mail address or telephone number, in the one form in which addresses are compared: small letters, or digits with the country
 * code.
 *
 * @param fact {@link Author#EMAIL} or {@link Author#PHONE}
 */
public record Address(String fact, String value) {
    public Address {
        value = switch (fact) {
            case Author.EMAIL -> value.strip().toLowerCase(Locale.ROOT);
            case Author.PHONE -> value.replaceAll("[^0-9]", "").replaceFirst("^00", "");
            default -> throw new InvalidRequest("an address is email or phone, not " + fact);
        };
    }

    /** The addresses among facts; those of which nothing is left are left out. */
    public static List<Address> of(Map<String, String> facts) {
        List<Address> addresses = new ArrayList<>();
        for (String fact : List.of(Author.EMAIL, Author.PHONE)) {
            Address address = new Address(fact, facts.getOrDefault(fact, ""));
            if (!address.value().isEmpty()) {
                addresses.add(address);
            }
        }
        return addresses;
    }
}
