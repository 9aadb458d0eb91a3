package io.threadwell.engine.internal;

import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.error.NotFound;
import io.threadwell.api.host.MediaStore;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.ChannelAccount;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.WorkspaceId;
import java.io.InputStream;
import java.util.Optional;

/** Opens what came with a message: as it is kept, else from the network. */
public final class MessageMedia {
    private final Core core;
    private final WorkspaceId workspace;

    public MessageMedia(Core core, WorkspaceId workspace) {
        this.core = core;
        this.workspace = workspace;
    }

    /**
     * Opens one attachment; the caller closes it.
     *
     * @throws NotFound when there is none, or nobody has it any more, or its link is all there is
     */
    public MediaFile open(Message message, int index) {
        if (index < 0 || index >= message.content().attachments().size()) {
            throw new NotFound("message " + message.id() + " has no attachment " + index);
        }
        Attachment attachment = message.content().attachments().get(index);
        MediaStore store = core.media();
        Optional<InputStream> kept = store == null ? Optional.empty() : store.open(workspace, message.id(), index);
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
