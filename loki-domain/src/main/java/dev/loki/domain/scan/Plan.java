package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Detectors made ready: one automaton over their keywords, and who looks closer at each. Immutable.
 *
 * @param triggers who looks, for each keyword
 * @param atStart the keywords that also stand before the first byte: a line break, as a line begins there
 */
@SuppressWarnings("ArrayRecordComponent")
record Plan(KeywordAutomaton automaton, Trigger[][] triggers, int[] atStart, int detectors, int probes) {

    static Plan of(List<Detector> detectors) {
        Map<Keyword, List<Trigger>> byKeyword = new LinkedHashMap<>();
        int probes = 0;
        for (int number = 0; number < detectors.size(); number++) {
            Detector detector = detectors.get(number);
            for (Probe probe : detector.probes()) {
                byKeyword
                        .computeIfAbsent(probe.keyword(), keyword -> new ArrayList<>())
                        .add(new Trigger(
                                detector, number, probes++, probe.keyword().length(), probe.verifier()));
            }
        }
        List<Keyword> keywords = List.copyOf(byKeyword.keySet());
        return new Plan(
                KeywordAutomaton.of(keywords),
                byKeyword.values().stream()
                        .map(list -> list.toArray(Trigger[]::new))
                        .toArray(Trigger[][]::new),
                IntStream.range(0, keywords.size())
                        .filter(keyword -> keywords.get(keyword).equals(Keyword.LINE_BREAK))
                        .toArray(),
                detectors.size(),
                probes);
    }
}
