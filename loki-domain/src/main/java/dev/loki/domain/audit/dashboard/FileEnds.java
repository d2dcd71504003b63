package dev.loki.domain.audit.dashboard;

import dev.loki.domain.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file of the dashboard chain is linked by.
 *
 * @param name its name in the folder
 * @param first its first entry with a hash; null where it has none
 * @param lastHash the hash that its last entry with one carries; null where it has none
 */
public record FileEnds(
        String name, @Nullable JsonObject first, @Nullable String lastHash) {

    /** Whether the file's first entry is linked to this hash. */
    public boolean follows(String hash) {
        return first != null && DashboardChain.storedHash(first).equals(Optional.of(DashboardChain.hash(first, hash)));
    }
}
