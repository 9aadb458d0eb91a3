package io.threadwell.engine;

import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.MessageMedia;
import java.util.List;

/** What came with the messages of one workspace. Thread-safe. */
public final class Media {
    private final Core core;
    private final WorkspaceId workspace;

    Media(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    /**
     * Opens an attachment of which the link alone is of no use: as it is kept, else from the network. The caller closes its content.
     *
     * @param index the attachment's place in its message, from 0
     * @throws NotFound when there is no such attachment, or nobody has it any more, or its link is all there is and good for everybody
     * @throws io.threadwell.api.error.CareException as the network answers
     */
    public MediaFile open(MessageId id, int index) {
        Message message = core
                .store()
                .read(workspace, session -> session.messages().byId(List.of(id)))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("there is no message " + id));
        return new MessageMedia(core, workspace).open(message, index);
    }
}
