package io.threadwell.crm.vtiger;

import io.threadwell.api.crm.PersonFacts;
import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.webhook.Secret;
import io.threadwell.support.config.ServerAddress;
import io.threadwell.support.crm.FieldMapping;
import io.threadwell.support.crm.FieldMapping.When;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link VtigerConfig}. Three things have no default: {@link #server}, {@link #login} and {@link #keyField}. Not thread-safe.
 */
public final class VtigerConfigBuilder {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

    String system = "vtiger";

    @Nullable
    URI server;

    @Nullable
    String user;

    @Nullable
    Secret accessKey;

    FieldMapping mapping = FieldMapping.none()
            .with(PersonFacts.NAME, "lastname")
            .with(PersonFacts.EMAIL, "email")
            .with(PersonFacts.PHONE, "mobile");
    boolean createMissing = true;
    boolean timeline = true;
    final Map<String, String> contextFields = new LinkedHashMap<>();

    @Nullable
    String tierField;

    @Nullable
    String lifetimeValueField;

    boolean deals;
    boolean orders;
    Duration settling = Duration.ofSeconds(10);
    Duration callTimeout = Duration.ofSeconds(30);
    InstantSource clock = InstantSource.system();

    VtigerConfigBuilder() {}

    /** The stable name of the CRM in the workspace. Default {@code vtiger}. */
    public VtigerConfigBuilder system(String name) {
        this.system = name;
        return this;
    }

    /** Where the server is, such as {@code https://crm.example.com}. Required. */
    public VtigerConfigBuilder server(URI address) {
        this.server = address;
        return this;
    }

    /** The user as whom we work, and its access key, which Vtiger shows under "My Preferences". Required. */
    public VtigerConfigBuilder login(String name, Secret key) {
        this.user = name;
        this.accessKey = key;
        return this;
    }

    /** The custom field of contacts that holds our key, such as {@code cf_851}; text of 255 characters. Required. */
    public VtigerConfigBuilder keyField(String field) {
        return field(PersonFacts.KEY, field);
    }

    /**
     * Says into which field of a contact a fact goes while nothing is there.
     *
     * @param fact by the names of {@link PersonFacts}
     * @param field its name as {@code describe} shows it. Default: {@code name} into {@code lastname}, {@code email} into {@code email},
     *     {@code phone} into {@code mobile}
     */
    public VtigerConfigBuilder field(String fact, String field) {
        return field(fact, field, When.EMPTY);
    }

    /** Says where a fact goes, and when. */
    public VtigerConfigBuilder field(String fact, String place, When when) {
        this.mapping = mapping.with(fact, place, when);
        return this;
    }

    /** Whether people who are not there become contacts. Default yes. */
    public VtigerConfigBuilder createMissing(boolean wanted) {
        this.createMissing = wanted;
        return this;
    }

    /** Whether messages become comments on their contact. Default yes. */
    public VtigerConfigBuilder timeline(boolean wanted) {
        this.timeline = wanted;
        return this;
    }

    /** Tells agents a field of the contact under a name. Default none. */
    public VtigerConfigBuilder contextField(String name, String field) {
        contextFields.put(name, field);
        return this;
    }

    /** The field of a contact that has the customer's tier. Default none. */
    public VtigerConfigBuilder tierField(String field) {
        this.tierField = field;
        return this;
    }

    /** The field of a contact that has what the customer has brought so far, a number. Default none. */
    public VtigerConfigBuilder lifetimeValueField(String field) {
        this.lifetimeValueField = field;
        return this;
    }

    /** Whether open opportunities are told; needs the right to read the module Opportunities. Default no. */
    public VtigerConfigBuilder deals(boolean wanted) {
        this.deals = wanted;
        return this;
    }

    /** Whether the latest sales orders are told; needs the right to read the module Sales Orders. Default no. */
    public VtigerConfigBuilder orders(boolean wanted) {
        this.orders = wanted;
        return this;
    }

    /** How long after a write without a good answer a look for it is trusted. Default 10 s. */
    public VtigerConfigBuilder settling(Duration duration) {
        this.settling = duration;
        return this;
    }

    /** From a call to the last byte of its answer. Default 30 s. */
    public VtigerConfigBuilder callTimeout(Duration duration) {
        this.callTimeout = duration;
        return this;
    }

    /** The clock. Default the system's. */
    public VtigerConfigBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
    public VtigerConfig build() {
        List<String> problems = new ArrayList<>();
        if (system == null || !SYSTEM.matcher(system).matches()) {
            problems.add("system must be 1 to 32 of a-z, 0-9 and -, letter first");
        }
        problems.addAll(ServerAddress.problems("server", server, "https://crm.example.com"));
        if (user == null || user.isBlank() || accessKey == null) {
            problems.add("login is missing: give a user of its own for us, and its access key from \"My Preferences\"");
        }
        fields(problems);
        if (settling == null || settling.isNegative()) {
            problems.add("settling must not be negative");
        }
        if (callTimeout == null || callTimeout.isNegative() || callTimeout.isZero()) {
            problems.add("callTimeout must be positive");
        }
        if (clock == null) {
            problems.add("clock is missing: give an InstantSource, or leave it out for the system's");
        }
        if (!problems.isEmpty()) {
            throw new InvalidRequest("Vtiger: " + String.join("; ", problems));
        }
        return new VtigerConfig(this);
    }

    private void fields(List<String> problems) {
        problems.addAll(mapping.problems());
        if (mapping.field(PersonFacts.KEY).isEmpty()) {
            problems.add(
                    "keyField is missing: make a custom field of contacts for our key, and give its name, such as cf_851");
        }
        if (!mapping.field(PersonFacts.NAME).equals(Optional.of("lastname"))) {
            problems.add("the fact name must go into lastname, without which Vtiger makes no contact");
        }
        List<String> named = new ArrayList<>(mapping.fields());
        named.addAll(contextFields.values());
        Stream.of(tierField, lifetimeValueField).filter(Objects::nonNull).forEach(named::add);
        named.stream()
                .filter(name -> !FIELD.matcher(name).matches())
                .forEach(name -> problems.add("field " + name + " is none: give its name as describe shows it"));
    }

    URI needServer() {
        return ServerAddress.bare(need(server));
    }

    /** What a built config has. */
    static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
