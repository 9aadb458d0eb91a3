package io.threadwell.engine.internal;

import io.threadwell.api.model.ContactEvent;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.Command;
import io.threadwell.engine.internal.apply.CaseBook;
import java.util.List;

/** What a committed transaction has to tell listeners. */
public record Tell(
        List<Message> messages, List<CaseBook.Told> cases, List<Command> parked, List<ContactEvent> contacts) {
    /** Nothing. */
    public static final Tell NOTHING = new Tell(List.of(), List.of());

    public Tell(List<Message> messages, List<CaseBook.Told> cases) {
        this(messages, cases, List.of());
    }

    public Tell(List<Message> messages, List<CaseBook.Told> cases, List<Command> parked) {
        this(messages, cases, parked, List.of());
    }

    /** What happened to contacts, and nothing else. */
    public static Tell contacts(List<ContactEvent> contacts) {
        return new Tell(List.of(), List.of(), List.of(), contacts);
    }

    public void to(News news, WorkspaceId workspace) {
        for (Message message : messages) {
            news.tell(listener -> listener.messageStored(workspace, message));
        }
        for (CaseBook.Told told : cases) {
            news.tell(listener -> listener.caseChanged(workspace, told.after(), told.event()));
        }
        for (Command command : parked) {
            news.tell(listener -> listener.parked(workspace, command));
        }
        for (ContactEvent event : contacts) {
            news.tell(listener -> listener.contactChanged(workspace, event));
        }
    }
}
