package io.threadwell.examples.quickstart.guide;

import io.threadwell.api.connector.ReplyVerdict;
import io.threadwell.api.error.StaleVersion;
import io.threadwell.api.model.CareCase;
import io.threadwell.api.model.CaseStatus;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.CaseQuery;
import io.threadwell.api.store.Command;
import io.threadwell.api.store.DeliveryStore.Unreadable;
import io.threadwell.api.store.Page;
import io.threadwell.api.store.PageRequest;
import io.threadwell.engine.CaseView;
import io.threadwell.engine.MediaFolder;
import io.threadwell.engine.Operations;
import io.threadwell.engine.ReplyDraft;
import io.threadwell.engine.ReplyOptions;
import io.threadwell.engine.Threadwell;
import io.threadwell.engine.ThreadwellBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** What a host does with cases, as docs/embedding.md shows it. */
final class Desk {
    private final Threadwell threadwell;

    Desk(Threadwell threadwell) {
        this.threadwell = threadwell;
    }

    List<Message> read() {
        Page<CareCase> page =
                threadwell.cases().find(CaseQuery.all().status(CaseStatus.NEW, CaseStatus.OPEN), PageRequest.first(50));
        CareCase newest = page.items().get(0);
        CaseView view = threadwell.cases().get(newest.id()).orElseThrow();
        List<Message> messages = threadwell
                .cases()
                .messages(view.careCase().id(), PageRequest.first(100))
                .items();
        return messages;
    }

    String answer(CareCase shown, String text) {
        ReplyDraft draft = ReplyDraft.text(shown.id(), text);
        if (threadwell.cases().judge(draft) instanceof ReplyVerdict.Refused refused) {
            return refused.explanation();
        }
        try {
            threadwell.cases().reply(draft, shown.version());
            return "stored; it goes out at once";
        } catch (StaleVersion movedOn) {
            return "the customer has written again: read it first";
        }
    }

    String buttons(CareCase shown, String draft) {
        ReplyOptions options = threadwell.cases().options(ReplyDraft.text(shown.id(), draft));
        ReplyOptions.Option inPublic = options.inPublic();
        String state = inPublic.verdict() instanceof ReplyVerdict.Allowed allowed
                ? "until " + allowed.until()
                : "not now: " + inPublic.verdict();
        int left = inPublic.limit() == null
                ? 0
                : inPublic.limit().most() - inPublic.limit().taken();
        return state + ", " + left + " left";
    }

    static ThreadwellBuilder keepingMedia(ThreadwellBuilder builder) {
        ThreadwellBuilder with = builder.media(new MediaFolder(Path.of("data", "media")));
        return with;
    }

    void copy(WorkspaceId workspace, MessageId message, OutputStream out) throws IOException {
        try (InputStream content = threadwell.media(workspace).open(message, 0).content()) {
            content.transferTo(out);
        }
    }

    void tidyUp(WorkspaceId workspace) {
        Operations operations = threadwell.operations();
        for (Command command :
                operations.parked(workspace, PageRequest.first(50)).items()) {
            if (command.mayHaveTakenEffect()) {
                operations.lookAgain(workspace, command.id());
            } else {
                operations.release(workspace, command.id());
            }
        }
        for (Unreadable delivery : operations.unreadable(PageRequest.first(50)).items()) {
            operations.replay(delivery.id());
        }
    }
}
