package dev.loki.domain.audit;

import java.util.ArrayList;
import java.util.List;

/** The first {@value #MOST} things that were found in a chain, and how many more there are. Not thread-safe. */
public final class ChainFindings {

    /** How many are kept. */
    public static final int MOST = 100;

    private final List<ChainFinding> kept = new ArrayList<>();
    private long more;

    public void add(ChainFinding finding) {
        if (kept.size() < MOST) {
            kept.add(finding);
        } else {
            more++;
        }
    }

    /** Adds what was found in a later part of the chain, before which there are so many lines. */
    public void addLater(ChainFindings part, long linesBefore) {
        part.kept.forEach(finding -> add(finding.later(linesBefore)));
        more += part.more;
    }

    /** The first ones, in the order of the lines. */
    public List<ChainFinding> kept() {
        return List.copyOf(kept);
    }

    /** How many there are beyond those. */
    public long more() {
        return more;
    }
}
