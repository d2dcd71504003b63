package dev.loki.domain.compliance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All entries that a report is about.
 *
 * @param entries how many
 * @param firstSeq the first of them; null where there is none
 * @param lastSeq the last of them; null where there is none
 * @param firstTime the first one's timestamp as it is spelt; null where there is none
 * @param lastTime the last one's
 * @param seqTotal the sum of their sequence numbers, modulo 2^63: a total to compare
 * @param unreadable how many lines of the chain are no entries
 * @param actions how often each action, largest first
 * @param actors how often each actor, largest first
 * @param gaps what is missing, or may be, at most 100
 * @param gapCount how many gaps there are
 */
public record Population(
        long entries,
        @Nullable Long firstSeq,
        @Nullable Long lastSeq,
        @Nullable String firstTime,
        @Nullable String lastTime,
        long seqTotal,
        long unreadable,
        Map<String, Long> actions,
        Map<String, Long> actors,
        List<String> gaps,
        long gapCount) {

    public Population {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        actors = Collections.unmodifiableMap(new LinkedHashMap<>(actors));
        gaps = List.copyOf(gaps);
    }
}
