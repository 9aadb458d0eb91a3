package io.threadwell.engine;

import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.host.MediaStore;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.engine.internal.Core;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

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
                .filter(found ->
                        index >= 0 && index < found.content().attachments().size())
                .orElseThrow(() -> new NotFound("message " + id + " has no attachment " + index));
        Attachment attachment = message.content().attachments().get(index);
        MediaStore store = core.media();
        Optional<InputStream> kept = store == null ? Optional.empty() : store.open(workspace, id, index);
        return kept.map(content -> new MediaFile(content, attachment.contentType(), attachment.name()))
                .orElseGet(() -> fromNetwork(message, attachment));
    }

    private MediaFile fromNetwork(Message message, Attachment attachment) {
        MediaSource source = core.facet(message.account().network(), MediaSource.class)
                .orElseThrow(() -> new NotFound(
                        "attachments of network " + message.account().network() + " are not fetched: follow the link"));
        ChannelAccount account = core.accounts()
                .find(message.account())
                .orElseThrow(() -> new NotFound("account " + message.account() + " is not connected"));
        return source.open(core.accounts().context(account), attachment);
    }
}
