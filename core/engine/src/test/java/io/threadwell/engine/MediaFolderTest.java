package io.threadwell.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaFolderTest {
    private static final WorkspaceId WS = WorkspaceId.DEFAULT;
    private static final MessageId MESSAGE = new MessageId(7);

    @TempDir
    Path temp = Path.of("");

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(MediaFolder media, WorkspaceId workspace, int index) throws IOException {
        try (InputStream in = media.open(workspace, MESSAGE, index).orElseThrow()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void what_was_put_is_opened_in_its_workspace_alone() throws IOException {
        MediaFolder media = new MediaFolder(temp.resolve("media"));
        media.put(WS, MESSAGE, 0, bytes("one"));
        media.put(WS, MESSAGE, 1, bytes("two"));
        media.put(WS, MESSAGE, 1, bytes("two again"));
        assertThat(read(media, WS, 0)).isEqualTo("one");
        assertThat(read(media, WS, 1)).isEqualTo("two again");
        assertThat(media.open(WS, MESSAGE, 2)).isEmpty();
        assertThat(media.open(new WorkspaceId("other"), MESSAGE, 0)).isEmpty();
    }

    @Test
    void deleting_leaves_nothing_and_may_be_done_again() throws IOException {
        MediaFolder media = new MediaFolder(temp);
        media.put(WS, MESSAGE, 0, bytes("one"));
        media.delete(WS, MESSAGE);
        media.delete(WS, MESSAGE);
        assertThat(media.open(WS, MESSAGE, 0)).isEmpty();
        try (Stream<Path> left = Files.walk(temp)) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void what_breaks_off_is_not_there() throws IOException {
        MediaFolder media = new MediaFolder(temp);
        InputStream breaking = new FilterInputStream(bytes("half of it")) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("cut");
            }
        };
        assertThatThrownBy(() -> media.put(WS, MESSAGE, 0, breaking)).isInstanceOf(Unavailable.class);
        assertThat(media.open(WS, MESSAGE, 0)).isEmpty();
        try (Stream<Path> left = Files.walk(temp)) {
            assertThat(left.filter(Files::isRegularFile).toList()).isEqualTo(List.of());
        }
    }

    @Test
    void a_folder_that_cannot_be_is_told() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));
        assertThatThrownBy(() -> new MediaFolder(file.resolve("media")))
                .isInstanceOf(InvalidRequest.class)
                .hasMessageContaining("file");
    }
}
