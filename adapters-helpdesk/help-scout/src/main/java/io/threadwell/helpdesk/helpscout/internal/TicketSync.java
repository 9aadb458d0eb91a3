package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.error.CareException;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.helpdesk.WriteResult;
import io.threadwell.helpdesk.helpscout.HelpScoutConfig;
import io.threadwell.support.http.HttpAnswer;
import io.threadwell.support.http.HttpCall;
import io.threadwell.support.json.JsonObject;
import io.threadwell.support.json.JsonValue;
import io.threadwell.support.limit.Priority;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes one write. A conversation is made with its first thread in one call. In an update the thread comes last: fields may be set twice
 * without harm, and once the thread is there all else is. Thread-safe.
 */
public final class TicketSync {
    private static final int FULL = 412;

    private final HelpScoutApi api;
    private final Documents documents;
    private final Conversations conversations;
    private final Lookup lookup;
    private final Duration createSettling;
    private final Duration updateSettling;

    TicketSync(
            HelpScoutApi api, HelpScoutConfig config, Documents documents, Conversations conversations, Lookup lookup) {
        this.api = api;
        this.documents = documents;
        this.conversations = conversations;
        this.lookup = lookup;
        this.createSettling = config.createSettling();
        this.updateSettling = config.updateSettling();
    }

    /** A result for each write, in their order: they are made one by one. */
    public List<WriteResult> sync(List<TicketWrite> writes, TicketFiles files) {
        List<WriteResult> results = new ArrayList<>();
        for (TicketWrite write : writes) {
            Duration settling = write.creates() ? createSettling : updateSettling;
            try {
                Files opened = Files.of(write, files);
                results.add(write.creates() ? create(write, opened) : update(write, opened));
            } catch (CareException error) {
                results.add(HelpScoutErrors.ofWrite(error, api.now(), settling));
            }
        }
        return results;
    }

    private WriteResult create(TicketWrite write, Files files) {
        if (write.attempt() > 1) {
            OptionalLong made = lookup.made(write.externalId());
            if (made.isPresent()) {
                return ofTold(lookup.told(write, made.getAsLong()), made.getAsLong());
            }
        }
        HttpCall call =
                api.post("conversations", documents.create(write, files)).named("create conversation");
        HttpAnswer answer = api.send(call, Priority.CUSTOMER);
        if (!answer.isSuccess()) {
            throw api.refused(call, answer);
        }
        return ResourceId.of(answer)
                .<WriteResult>map(id -> new WriteResult.Done(conversations.reference(id)))
                .orElseGet(() -> new WriteResult.Unknown(
                        api.now().plus(createSettling), "the answer to a create did not tell the conversation's id"));
    }

    private WriteResult ofTold(Lookup.Told told, long id) {
        return told == Lookup.Told.WHOLE
                ? new WriteResult.Done(conversations.reference(id))
                : new WriteResult.Unknown(api.now(), "an earlier attempt took effect otherwise");
    }

    private WriteResult update(TicketWrite write, Files files) {
        long id = Conversations.id(write);
        boolean tells = !write.entries().isEmpty();
        if (tells && write.attempt() > 1) {
            Lookup.Told told = lookup.told(write, id);
            if (told != Lookup.Told.NOT) {
                return ofTold(told, id);
            }
        }
        WriteResult obstacle = setFields(write, id);
        if (obstacle == null && tells) {
            HttpCall call = api.post("conversations/" + id + "/" + Documents.kind(write), documents.reply(write, files))
                    .named("create thread");
            obstacle = made(call, id);
        }
        return obstacle == null ? new WriteResult.Done(conversations.reference(id)) : obstacle;
    }

    /** Null when all is set. */
    private @Nullable WriteResult setFields(TicketWrite write, long id) {
        String path = "conversations/" + id;
        boolean tags = !write.fields().addTags().isEmpty()
                || !write.fields().removeTags().isEmpty();
        boolean values = documents.changesFields(write.fields());
        List<HttpCall> calls = new ArrayList<>();
        if (tags || values) {
            Conversations.Seen seen = conversations.look(id);
            if (seen instanceof Conversations.Seen.Lost lost) {
                return lost.how();
            }
            JsonValue known = ((Conversations.Seen.There) seen).conversation();
            if (tags) {
                calls.add(api.put(path + "/tags", documents.tags(known, write.fields()))
                        .named("update tags"));
            }
            if (values) {
                calls.add(api.put(path + "/fields", documents.customFields(known, write))
                        .named("update custom fields"));
            }
        }
        for (JsonObject patch : documents.patches(write.fields())) {
            calls.add(api.patch(path, patch).named("update conversation"));
        }
        for (HttpCall call : calls) {
            WriteResult obstacle = made(call, id);
            if (obstacle != null) {
                return obstacle;
            }
        }
        return null;
    }

    /** Null when the call took effect. */
    private @Nullable WriteResult made(HttpCall call, long id) {
        HttpAnswer answer = api.send(call, Priority.CUSTOMER);
        if (answer.isSuccess()) {
            return null;
        }
        CareException error = api.refused(call, answer);
        if (answer.status() == FULL) {
            return new WriteResult.Gone(null, "the conversation holds as many threads as Help Scout allows");
        }
        if (error instanceof NotFound && conversations.look(id) instanceof Conversations.Seen.Lost lost) {
            return lost.how();
        }
        throw error;
    }
}
