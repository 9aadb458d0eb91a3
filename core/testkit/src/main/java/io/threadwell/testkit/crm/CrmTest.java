package io.threadwell.testkit.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadwell.api.connector.FindResult;
import io.threadwell.api.crm.CrmAdapter;
import io.threadwell.api.crm.CrmCapability;
import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.Interaction;
import io.threadwell.api.model.Author;
import io.threadwell.api.model.CaseId;
import io.threadwell.api.model.Contact;
import io.threadwell.api.model.Direction;
import io.threadwell.api.model.ExternalRef;
import io.threadwell.api.model.MessageKind;
import io.threadwell.api.model.Persona;
import io.threadwell.api.model.PersonaKey;
import io.threadwell.api.model.Visibility;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the parts of the contract share. */
abstract class CrmTest {
    private static final Duration A_WHILE = Duration.ofMinutes(2);
    private static final int MOST_ROUNDS = 20;

    private final CrmContract contract;
    private int made;
    CrmFixture fixture;
    CrmAdapter adapter;

    CrmTest(CrmContract contract) {
        this.contract = contract;
    }

    @BeforeEach
    void openFixture() {
        fixture = contract.open();
        adapter = fixture.adapter();
    }

    @AfterEach
    void closeFixture() {
        fixture.close();
    }

    /** Ends a test of what the CRM does not have. */
    void needs(CrmCapability capability) {
        assumeTrue(adapter.descriptor().can(capability), () -> "the CRM declares no " + capability);
    }

    boolean can(CrmCapability capability) {
        return adapter.descriptor().can(capability);
    }

    /** Lets what was written become findable. */
    void settle() {
        fixture.advance(A_WHILE);
    }

    Contact person(String id) {
        return person(id, Map.of());
    }

    Contact person(String id, Map<String, String> facts) {
        PersonaKey key = new PersonaKey(fixture.account(), id);
        Author profile =
                new Author(id, "Person " + id, id + "-handle", "https://network.example/" + id).withFacts(facts);
        return new Contact(key, List.of(new Persona(key, profile, fixture.now())), List.of());
    }

    CrmWrite write(Contact contact, @Nullable ExternalRef record, int interactions) {
        List<Interaction> told = new ArrayList<>();
        for (int i = 0; can(CrmCapability.TIMELINE) && i < interactions; i++) {
            told.add(interaction(i));
        }
        return new CrmWrite("suite-write-" + ++made, contact, record, true, told, 1);
    }

    private Interaction interaction(int seconds) {
        String key = "m" + (7_000_000_000L + ++made);
        return new Interaction(
                key,
                new CaseId(4711),
                fixture.account(),
                Direction.INBOUND,
                Visibility.PUBLIC,
                MessageKind.COMMENT,
                fixture.now().plusSeconds(seconds),
                "Words of " + key + " with ünïcode \uD83D\uDE42 & <signs>",
                "https://network.example/items/" + key,
                new ExternalRef("desk", "12", "https://desk.example/12"),
                Map.of("sentiment", "negative"));
    }

    static CrmWrite again(CrmWrite write) {
        return new CrmWrite(
                write.key(),
                write.contact(),
                write.record(),
                write.profile(),
                write.interactions(),
                write.attempt() + 1);
    }

    ExternalRef done(CrmWrite write) {
        return done(List.of(write)).get(0);
    }

    List<ExternalRef> done(List<CrmWrite> writes) {
        List<CrmResult> results = adapter.sync(writes);
        assertThat(results).as("a result for each write").hasSameSizeAs(writes);
        return results.stream().map(CrmTest::done).toList();
    }

    static ExternalRef done(CrmResult result) {
        assertThat(result).isInstanceOf(CrmResult.Done.class);
        return ((CrmResult.Done) result).record();
    }

    /** Does what the engine does with an unknown outcome: looks when a look can be trusted, and makes what is absent again. */
    ExternalRef follow(CrmWrite write, CrmResult first) {
        CrmResult result = first;
        CrmWrite latest = write;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (result instanceof CrmResult.Done done) {
                return done.record();
            }
            assertThat(result).isInstanceOf(CrmResult.Unknown.class);
            CrmResult.Unknown unknown = (CrmResult.Unknown) result;
            if (fixture.now().isBefore(unknown.lookAfter())) {
                fixture.advance(Duration.between(fixture.now(), unknown.lookAfter()));
            }
            FindResult<ExternalRef> look =
                    fixture.adapter().find(List.of(latest)).get(0);
            if (look instanceof FindResult.Found<ExternalRef> found) {
                return found.value();
            } else if (look instanceof FindResult.NotYet<ExternalRef> later) {
                result = new CrmResult.Unknown(later.notBefore(), later.reason());
            } else {
                assertThat(look).isInstanceOf(FindResult.Absent.class);
                latest = again(latest);
                result = fixture.adapter().sync(List.of(latest)).get(0);
            }
        }
        throw new AssertionError("after " + MOST_ROUNDS + " rounds the outcome is still unknown");
    }

    void assertToldOnce(ExternalRef record, CrmWrite write) {
        for (Interaction interaction : write.interactions()) {
            assertThat(fixture.timesTold(record, interaction))
                    .as("times that %s is told", interaction.key())
                    .isEqualTo(1);
        }
    }
}
