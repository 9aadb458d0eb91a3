package io.threadwell.helpdesk.zendesk.internal;

import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.WriteResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results of a batch as they come, by the place of their write. */
final class Batch {
    private final @Nullable WriteResult[] results;

    Batch(int size) {
        this.results = new WriteResult[size];
    }

    void set(Draft draft, WriteResult result) {
        results[draft.index()] = result;
    }

    WriteResult result(Draft draft) {
        return known(results[draft.index()]);
    }

    List<WriteResult> results() {
        List<WriteResult> all = new ArrayList<>(results.length);
        for (WriteResult result : results) {
            all.add(known(result));
        }
        return all;
    }

    private static WriteResult known(@Nullable WriteResult result) {
        return result == null ? new WriteResult.Failed(new Unavailable("the write was not tried")) : result;
    }
}
