package io.threadwell.crm.hubspot.internal;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.crm.hubspot.internal.People.Person;
import io.threadwell.support.json.JsonValue;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A write on its way: what is known of its contact, and what became of it. Of one thread. */
final class Task {
    private final CrmWrite write;
    private @Nullable String contact;
    private @Nullable JsonValue current;
    private @Nullable CrmResult end;

    Task(CrmWrite write) {
        this.write = write;
    }

    CrmWrite write() {
        return write;
    }

    String key() {
        return write.contact().key().toString();
    }

    Map<String, String> facts() {
        return PersonFacts.of(write.contact());
    }

    /** True until it is known what became of it. */
    boolean goesOn() {
        return end == null;
    }

    void end(CrmResult how) {
        if (end == null) {
            end = how;
        }
    }

    CrmResult result() {
        return Objects.requireNonNull(end);
    }

    boolean hasContact() {
        return contact != null;
    }

    String contact() {
        return Objects.requireNonNull(contact);
    }

    /** What its contact holds now; missing where we made it. */
    JsonValue current() {
        return current == null ? JsonValue.missing() : current;
    }

    void is(Person person) {
        this.contact = person.id();
        this.current = person.properties();
    }

    void isMade(String id) {
        this.contact = id;
    }
}
