package dev.loki.domain.compliance;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the population holds for one control.
 *
 * @param entries how many entries
 * @param firstSeq the first of them; null where there is none
 * @param lastSeq the last of them; null where there is none
 * @param actions how often each action, largest first
 * @param seqs the entries as ranges such as {@code 7-12}, at most 50 of them
 * @param listed how many entries these ranges hold; the others are in the CSV
 */
public record ControlEvidence(
        Control control,
        long entries,
        @Nullable Long firstSeq,
        @Nullable Long lastSeq,
        Map<String, Long> actions,
        List<String> seqs,
        long listed) {

    public ControlEvidence {
        actions = Collections.unmodifiableMap(new LinkedHashMap<>(actions));
        seqs = List.copyOf(seqs);
    }
}
