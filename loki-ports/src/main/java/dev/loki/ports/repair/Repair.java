package dev.loki.ports.repair;

import java.util.List;

/**
 * What a repair did.
 *
 * @param found what was wrong, a sentence each; empty where nothing was
 * @param kept how many entries, of which each is whole, there are now
 * @param lost what could not be read and counts no more, a sentence each
 * @param evidence the names of files that were put aside
 */
public record Repair(List<String> found, long kept, List<String> lost, List<String> evidence) {

    public Repair {
        found = List.copyOf(found);
        lost = List.copyOf(lost);
        evidence = List.copyOf(evidence);
    }
}
