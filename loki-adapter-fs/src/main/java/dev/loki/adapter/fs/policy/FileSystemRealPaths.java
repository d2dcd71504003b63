package dev.loki.adapter.fs.policy;

import dev.loki.domain.policy.RealPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Real paths of the default file system. A path that does not exist yet is followed as far as it does: "not found" does
 * not mean that no link leads elsewhere.
 */
public final class FileSystemRealPaths implements RealPaths {

    @Override
    public Optional<String> resolve(String path) {
        try {
            return Optional.of(resolve(Path.of(path)).toString());
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** A link that leads nowhere cannot be told: whoever writes through it creates what it names. */
    private static Path resolve(Path path) throws IOException {
        Path existing = path;
        while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
            existing = existing.getParent();
        }
        return existing.toRealPath().resolve(existing.relativize(path)).normalize();
    }
}
