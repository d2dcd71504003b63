package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                Keyword keyword = probe.keyword();
                List<Trigger> known = byKeyword.get(keyword);
                if (known == null) {
                    known = new ArrayList<>();
                    byKeyword.put(keyword, known);
                }
                known.add(new Trigger(detector, number, probes++, keyword.length(), probe.verifier()));
            }
        }
        List<Keyword> keywords = List.copyOf(byKeyword.keySet());
        Trigger[][] triggers = new Trigger[keywords.size()][];
        int keyword = 0;
        for (List<Trigger> of : byKeyword.values()) {
            triggers[keyword++] = of.toArray(new Trigger[0]);
        }
        int lineBreak = keywords.indexOf(Keyword.LINE_BREAK);
        int[] atStart = lineBreak < 0 ? new int[0] : new int[] {lineBreak};
        return new Plan(KeywordAutomaton.of(keywords), triggers, atStart, detectors.size(), probes);
    }
}
