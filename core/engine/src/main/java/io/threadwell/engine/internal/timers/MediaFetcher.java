package io.threadwell.engine.internal.timers;

import io.threadwell.api.connector.AccountContext;
import io.threadwell.api.connector.MediaSource;
import io.threadwell.api.error.CareException;
import io.threadwell.api.error.Permanent;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.host.MediaStore;
import io.threadwell.api.model.Attachment;
import io.threadwell.api.model.Message;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import io.threadwell.api.store.StoreSession;
import io.threadwell.engine.Metric;
import io.threadwell.engine.internal.Core;
import io.threadwell.engine.internal.Tell;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Keeps what came with a message where the network does not serve it for long; forgets it when the message was erased. */
public final class MediaFetcher extends Errand {
    public MediaFetcher(Core core) {
        super(core);
    }

    @Override
    Function<StoreSession, Tell> ask(WorkspaceId workspace, AccountContext account, String what) {
        MediaStore store = core.media();
        MessageId id = new MessageId(Long.parseLong(what));
        Optional<Message> message =
                core.store().read(workspace, session -> session.messages().byId(List.of(id))).stream()
                        .findFirst();
        if (store != null && message.isPresent()) {
            List<Attachment> attachments = message.get().content().attachments();
            if (attachments.isEmpty()) {
                store.delete(workspace, id);
            }
            for (int index = 0; index < attachments.size(); index++) {
                if (isFile(attachments.get(index))) {
                    keep(new Place(store, workspace, id, index), account, attachments.get(index));
                }
            }
        }
        return session -> Tell.NOTHING;
    }

    private static boolean isFile(Attachment attachment) {
        return attachment.kind() != Attachment.Kind.LINK && attachment.kind() != Attachment.Kind.LOCATION;
    }

    private record Place(MediaStore store, WorkspaceId workspace, MessageId message, int index) {
        boolean isTaken() throws IOException {
            Optional<InputStream> kept = store.open(workspace, message, index);
            if (kept.isPresent()) {
                kept.get().close();
            }
            return kept.isPresent();
        }

        void put(InputStream content) {
            store.put(workspace, message, index, content);
        }
    }

    private void keep(Place place, AccountContext account, Attachment attachment) {
        MediaSource source = core.need(account.account().id().network(), MediaSource.class);
        try {
            if (!place.isTaken()) {
                try (InputStream content = source.open(account, attachment).content()) {
                    place.put(content);
                }
                core.counters().add(Metric.MEDIA_KEPT);
            }
        } catch (Permanent gone) {
            core.counters().add(Metric.NETWORK_MISSED);
        } catch (CareException e) {
            throw e;
        } catch (IOException e) {
            throw new Unavailable("an attachment could not be read", e);
        }
    }
}
