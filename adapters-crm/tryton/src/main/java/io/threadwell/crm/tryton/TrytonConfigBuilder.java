package io.threadwell.crm.tryton;

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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Collects a {@link TrytonConfig}. Three things have no default: {@link #server}, {@link #database} and {@link #login}. Not
 * thread-safe.
 */
public final class TrytonConfigBuilder {
    private static final Pattern SYSTEM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern NETWORK = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern DATABASE = Pattern.compile("[A-Za-z0-9_.-]{1,63}");

    String system = "tryton";

    @Nullable
    URI server;

    @Nullable
    String database;

    @Nullable
    String user;

    @Nullable
    Secret password;

    FieldMapping mapping = FieldMapping.none()
            .with(PersonFacts.KEY, "identifier")
            .with(PersonFacts.NAME, "name")
            .with(PersonFacts.EMAIL, "contact:email")
            .with(PersonFacts.PHONE, "contact:phone");
    boolean createMissing = true;
    boolean timeline = true;
    final Map<String, String> contextFields = new LinkedHashMap<>();

    @Nullable
    String tierCategory;

    @Nullable
    String companyRelation;

    boolean orders;
    Duration settling = Duration.ofSeconds(10);
    Duration callTimeout = Duration.ofSeconds(30);
    InstantSource clock = InstantSource.system();
    private final List<String> misnamed = new ArrayList<>();

    TrytonConfigBuilder() {}

    /** The stable name of the CRM in the workspace. Default {@code tryton}. */
    public TrytonConfigBuilder system(String name) {
        this.system = name;
        return this;
    }

    /** Where the server is, such as {@code https://erp.example.com}. Required. */
    public TrytonConfigBuilder server(URI address) {
        this.server = address;
        return this;
    }

    /** The database's name. Required. */
    public TrytonConfigBuilder database(String name) {
        this.database = name;
        return this;
    }

    /** The user as whom we log in, and its password. Required. */
    public TrytonConfigBuilder login(String name, Secret secret) {
        this.user = name;
        this.password = secret;
        return this;
    }

    /** Keeps ids, handles and addresses of profiles on a network as ways to reach the party. Default none. */
    public TrytonConfigBuilder network(String id) {
        if (id == null || !NETWORK.matcher(id).matches()) {
            misnamed.add("network " + id + " is none: give an id such as x or facebook");
            return this;
        }
        return field(id + ".id", "contact:other:" + id + ".id")
                .field(id + ".handle", "contact:other:" + id + ".handle")
                .field(id + ".url", "contact:website:" + id);
    }

    /**
     * Says where a fact goes while nothing is there.
     *
     * @param fact by the names of {@link PersonFacts}
     * @param place a field of the party such as {@code name}, {@code identifier}, or a way to reach it such as {@code contact:mobile} or
     *     {@code contact:other:x.handle}. Default: the key as an identifier, {@code name}, {@code contact:email}, {@code contact:phone}
     */
    public TrytonConfigBuilder field(String fact, String place) {
        return field(fact, place, When.EMPTY);
    }

    /** Says where a fact goes, and when. */
    public TrytonConfigBuilder field(String fact, String place, When when) {
        this.mapping = mapping.with(fact, place, when);
        return this;
    }

    /** Whether people who are not there become parties. Default yes. */
    public TrytonConfigBuilder createMissing(boolean wanted) {
        this.createMissing = wanted;
        return this;
    }

    /** Whether messages become notes of their party. Default yes. */
    public TrytonConfigBuilder timeline(boolean wanted) {
        this.timeline = wanted;
        return this;
    }

    /** Tells agents a field of the party under a name. Default none. */
    public TrytonConfigBuilder contextField(String name, String field) {
        contextFields.put(name, field);
        return this;
    }

    /** The category whose subcategory is a customer's tier, such as {@code Tier}. Default none. */
    public TrytonConfigBuilder tierCategory(String name) {
        this.tierCategory = name;
        return this;
    }

    /** The type of relation that leads to a person's company; needs the module {@code party_relationship}. Default none. */
    public TrytonConfigBuilder companyRelation(String name) {
        this.companyRelation = name;
        return this;
    }

    /** Whether the latest sales are told; needs the module {@code sale}. Default no. */
    public TrytonConfigBuilder orders(boolean wanted) {
        this.orders = wanted;
        return this;
    }

    /** How long after a write without a good answer a look for it is trusted. Default 10 s. */
    public TrytonConfigBuilder settling(Duration duration) {
        this.settling = duration;
        return this;
    }

    /** From a call to the last byte of its answer. Default 30 s. */
    public TrytonConfigBuilder callTimeout(Duration duration) {
        this.callTimeout = duration;
        return this;
    }

    /** The clock. Default the system's. */
    public TrytonConfigBuilder clock(InstantSource source) {
        this.clock = source;
        return this;
    }

    /** @throws InvalidRequest naming all that is wrong at once, and what to do about it */
    public TrytonConfig build() {
        List<String> problems = new ArrayList<>(misnamed);
        if (system == null || !SYSTEM.matcher(system).matches()) {
            problems.add("system must be 1 to 32 of a-z, 0-9 and -, letter first");
        }
        problems.addAll(ServerAddress.problems("server", server, "https://erp.example.com"));
        if (database == null || !DATABASE.matcher(database).matches()) {
            problems.add("database is missing: give the name that Tryton's own client shows when logging in");
        }
        if (user == null || user.isBlank() || password == null) {
            problems.add("login is missing: give a user of its own for us, and its password");
        }
        problems.addAll(mapping.problems());
        if (mapping.field(PersonFacts.NAME).isEmpty()) {
            problems.add("the fact name needs a place: without one, parties have no name");
        }
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
            throw new InvalidRequest("Tryton: " + String.join("; ", problems));
        }
        return new TrytonConfig(this);
    }

    URI needServer() {
        return ServerAddress.bare(need(server));
    }

    Secret needPassword() {
        return need(password);
    }

    /** What a built config has. */
    static <T> T need(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
