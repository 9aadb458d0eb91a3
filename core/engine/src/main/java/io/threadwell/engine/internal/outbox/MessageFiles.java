package io.threadwell.engine.internal.outbox;

import io.threadwell.api.connector.Connector;
import io.threadwell.api.connector.MediaRules;
import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.MessageMedia;
import java.util.List;
import java.util.Optional;

/** The files of messages for a helpdesk, where their network lets them be kept. */
final class MessageFiles implements TicketFiles {
    private final Core core;
    private final WorkspaceId workspace;

    MessageFiles(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    @Override
    public Optional<MediaFile> open(TicketEntry entry, int index) {
        Message message = EntryWriter.messageOf(entry)
                .flatMap(id -> core
                        .store()
                        .read(workspace, session -> session.messages().byId(List.of(id)))
                        .stream()
                        .findFirst())
                .orElse(null);
        if (message == null || !isKept(message)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new MessageMedia(core, workspace).open(message, index));
        } catch (NotFound gone) {
            return Optional.empty();
        }
    }

    private boolean isKept(Message message) {
        Connector connector = core.connectors().get(message.account().network());
        return connector != null && connector.descriptor().media().keep() == MediaRules.Keep.FETCH;
    }
}
