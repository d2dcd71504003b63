package dev.loki.domain.scan;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The places of {@code loki:allow}, which takes back the findings of its line. */
final class Allowances {

    /** Found by the same automaton as everything else. */
    static final Detector DETECTOR = Detector.verified(
            "loki:allow", "inline allowance", "", new Probe(Keyword.folded("loki:allow"), AsItStands.VERIFIER));

    private enum AsItStands implements Verifier {
        VERIFIER;

        @Override
        public Span verify(Window window, int from, int to) {
            return new Span(from, to);
        }

        @Override
        public Reach reach() {
            return Reach.behind(0);
        }
    }

    private static final int REACH = Window.BEHIND;

    private final NavigableMap<Long, Integer> lineOf = new TreeMap<>();

    void add(Located allowance) {
        lineOf.put(allowance.start(), allowance.finding().line());
    }

    /** What was not judged may hold anything, and is on many lines as a rule: no allowance is for that. */
    boolean cover(Located found) {
        return !found.finding().detector().equals(Detectors.TOO_DENSE.id()) && isNearOne(found);
    }

    private boolean isNearOne(Located found) {
        return isNear(lineOf.floorEntry(found.end()), found) || isNear(lineOf.ceilingEntry(found.start()), found);
    }

    private static boolean isNear(Map.@Nullable Entry<Long, Integer> allowance, Located found) {
        return allowance != null
                && allowance.getValue() == found.finding().line()
                && allowance.getKey() >= found.start() - REACH
                && allowance.getKey() <= found.end() + REACH;
    }

    void forgetBefore(long place) {
        lineOf.headMap(place).clear();
    }
}
