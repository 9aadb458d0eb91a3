package io.threadwell.crm.zoho.internal;

import io.threadwell.api.crm.CrmResult;
import io.threadwell.api.crm.CrmWrite;
import io.threadwell.api.crm.PersonFacts;
import io.threadwell.support.json.JsonValue;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A write on its way: what is known of its record, and what became of it. Of one thread. */
final class Task {
    private final CrmWrite write;
    private @Nullable RecordId record;
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

    boolean hasRecord() {
        return record != null;
    }

    RecordId record() {
        return Objects.requireNonNull(record);
    }

    /** What its record holds now, where it was there before. */
    @Nullable
    JsonValue current() {
        return current;
    }

    void is(RecordId id, @Nullable JsonValue holds) {
        this.record = id;
        this.current = holds;
    }
}
