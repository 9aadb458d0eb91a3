package io.threadwell.connector.youtube;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of vendors' contracts and payloads, which may stand beside the repository. */
final class Shared {
    private Shared() {}

    static Optional<Path> file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("shared").resolve(name);
            if (Files.isReadable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }
}
