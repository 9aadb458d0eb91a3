package io.threadwell.helpdesk.helpscout.internal;

import io.threadwell.api.connector.MediaSource.MediaFile;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.helpdesk.TicketEntry;
import io.threadwell.api.helpdesk.TicketFiles;
import io.threadwell.api.helpdesk.TicketWrite;
import io.threadwell.api.model.Attachment;
import io.threadwell.support.json.JsonArray;
import io.threadwell.support.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a write, as a thread takes them: in Base64 with the thread itself, so that they cannot be there without it.
 *
 * @param kept which attachments are among them
 */
record Files(JsonArray attachments, Set<String> kept) {
    /** Help Scout takes files of up to 10 MB; together they stay below it, so that no request grows beyond bounds. */
    static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final String ANY_TYPE = "application/octet-stream";

    /** @throws io.threadwell.api.error.CareException when a file cannot be had now */
    static Files of(TicketWrite write, TicketFiles source) {
        JsonArray attachments = JsonArray.create();
        Set<String> kept = new HashSet<>();
        int left = MOST_BYTES;
        for (TicketEntry entry : write.entries()) {
            for (int i = 0; i < entry.attachments().size(); i++) {
                Optional<MediaFile> file = source.open(entry, i);
                byte[] bytes = file.isPresent() ? upTo(file.get(), left) : new byte[0];
                if (file.isPresent() && bytes.length > 0 && bytes.length <= left) {
                    left -= bytes.length;
                    kept.add(ThreadText.place(entry, i));
                    attachments.add(attachment(file.get(), entry.attachments().get(i), bytes));
                }
            }
        }
        return new Files(attachments, kept);
    }

    /** One byte more than there is room for, where there is more: such a file is told by its link. */
    private static byte[] upTo(MediaFile file, int room) {
        try (InputStream content = file.content()) {
            return content.readNBytes(room + 1);
        } catch (IOException broken) {
            throw new Unavailable("a file could not be read", broken);
        }
    }

    private static JsonObject attachment(MediaFile file, Attachment link, byte[] bytes) {
        String named = file.name() != null ? file.name() : link.name();
        String type = file.contentType() != null ? file.contentType() : link.contentType();
        String kind = link.kind().name().toLowerCase(Locale.ROOT);
        return JsonObject.create()
                .put("fileName", named == null || named.isBlank() ? kind : named)
                .put("mimeType", type == null || type.isBlank() ? ANY_TYPE : type)
                .put("data", Base64.getEncoder().encodeToString(bytes));
    }
}
