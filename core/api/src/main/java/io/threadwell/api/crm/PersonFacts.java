package io.threadwell.api.crm;

import io.threadwell.api.model.Author;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.Persona;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is publicly known of a person, by the names under which configurations map it to fields of a CRM: {@code key}, {@code name},
 * {@code email}, {@code phone}, {@code language}, {@code followers} (of the persona with the most), {@code verified}, and for each
 * network {@code <network>.id}, {@code <network>.handle} and {@code <network>.url}, such as {@code x.handle}. Of several values the
 * persona known longest gives the one.
 */
public final class PersonFacts {
    /** Our key of the person, which records carry as external id. */
    public static final String KEY = "key";
    /** The name, else the handle. */
    public static final String NAME = "name";
    /** A mail address that a network vouches for. */
    public static final String EMAIL = Author.EMAIL;
    /** A telephone number that a network vouches for, with a plus and the country code. */
    public static final String PHONE = Author.PHONE;
    /** The language as a BCP 47 tag. */
    public static final String LANGUAGE = Author.LANGUAGE;
    /** How many follow the person. */
    public static final String FOLLOWERS = Author.FOLLOWERS;
    /** {@code true} when a network has checked who the person is. */
    public static final String VERIFIED = Author.VERIFIED;

    private PersonFacts() {}

    /** All facts that there are, in the order of their names. */
    public static Map<String, String> of(Contact contact) {
        Map<String, String> facts = new TreeMap<>();
        facts.put(KEY, contact.key().toString());
        if (contact.profile().isNamed()) {
            facts.put(NAME, contact.profile().label());
        }
        for (Persona persona : contact.personas()) {
            Author profile = persona.profile();
            String network = persona.key().account().network().id();
            facts.putIfAbsent(network + ".id", persona.key().externalId());
            put(facts, network + ".handle", profile.handle());
            put(facts, network + ".url", profile.profileUrl());
            for (String name : List.of(EMAIL, LANGUAGE, VERIFIED)) {
                put(facts, name, profile.facts().get(name));
            }
            put(facts, PHONE, phone(profile.facts().get(Author.PHONE)));
            followers(facts, profile.facts().get(Author.FOLLOWERS));
        }
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            facts.putIfAbsent(name, value);
        }
    }

    private static @Nullable String phone(@Nullable String digits) {
        return digits == null || digits.isBlank() || digits.startsWith("+") ? digits : "+" + digits;
    }

    private static void followers(Map<String, String> facts, @Nullable String count) {
        if (count != null && count.matches("[0-9]{1,18}")) {
            facts.merge(FOLLOWERS, count, (a, b) -> Long.parseLong(a) >= Long.parseLong(b) ? a : b);
        }
    }
}
