package io.threadwell.engine;

import io.threadwell.api.error.InvalidRequest;
import io.threadwell.api.error.Unavailable;
import io.threadwell.api.host.MediaStore;
import io.threadwell.api.model.MessageId;
import io.threadwell.api.model.WorkspaceId;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps media in a folder: a folder for each workspace, one in it for each message, one file for each attachment. Thread-safe. */
public final class MediaFolder implements MediaStore {
    private final Path folder;

    /**
     * Makes the folder where it is not there yet.
     *
     * @throws InvalidRequest when it can be neither made nor written to
     */
    public MediaFolder(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidRequest("the folder for media cannot be made at " + folder, e);
        }
        if (!Files.isWritable(folder)) {
            throw new InvalidRequest("the folder for media cannot be written to: " + folder);
        }
    }

    private Path of(WorkspaceId workspace, MessageId message) {
        return folder.resolve("w-" + URLEncoder.encode(workspace.value(), StandardCharsets.UTF_8))
                .resolve(message.toString());
    }

    @Override
    public void put(WorkspaceId workspace, MessageId message, int index, InputStream content) {
        try {
            Path home = Files.createDirectories(of(workspace, message));
            Path half = Files.createTempFile(home, "half", null);
            try {
                Files.copy(content, half, StandardCopyOption.REPLACE_EXISTING);
                Files.move(half, home.resolve(Integer.toString(index)), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(half);
            }
        } catch (IOException e) {
            throw new Unavailable("an attachment of message " + message + " could not be kept", e);
        }
    }

    @Override
    public Optional<InputStream> open(WorkspaceId workspace, MessageId message, int index) {
        try {
            return Optional.of(Files.newInputStream(of(workspace, message).resolve(Integer.toString(index))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Unavailable("an attachment of message " + message + " could not be read", e);
        }
    }

    @Override
    public void delete(WorkspaceId workspace, MessageId message) {
        Path home = of(workspace, message);
        try (Stream<Path> files = Files.list(home)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(home);
        } catch (NoSuchFileException e) {
            return; // nothing was kept
        } catch (IOException e) {
            throw new Unavailable("the attachments of message " + message + " could not be deleted", e);
        }
    }
}
