package io.threadwell.engine;

import io.threadwell.api.host.MediaStore;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/** Media in memory, under {@code message/index}. */
record KeptMedia(Map<String, byte[]> kept) implements MediaStore {
    @Override
    public void put(WorkspaceId workspace, MessageId message, int index, InputStream content) {
        try {
            kept.put(message + "/" + index, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<InputStream> open(WorkspaceId workspace, MessageId message, int index) {
        return Optional.ofNullable(kept.get(message + "/" + index)).map(ByteArrayInputStream::new);
    }

    @Override
    public void delete(WorkspaceId workspace, MessageId message) {
        kept.keySet().removeIf(key -> key.startsWith(message + "/"));
    }
}
