package dev.loki.adapter.fs.storage;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A name that a file gets.
 *
 * @param from the name it had; null where it is new
 */
record NameChange(@Nullable Path from, Path to, MemoryFile file) {

    void applyTo(Map<Path, MemoryFile> names) {
        if (from != null) {
            names.remove(from);
        }
        names.put(to, file);
    }
}
