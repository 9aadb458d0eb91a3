package io.threadwell.connector.instagram;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of vendors' contracts and payloads, which may stand beside the repository. */
final class Shared {
    private Shared() {}

    static Optional<Path> path(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared").resolve(name);
            if (Files.isReadable(found)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }
}
