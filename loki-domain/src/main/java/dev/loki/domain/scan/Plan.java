package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detectors made ready: one automaton over their keywords, and who looks closer at each. Immutable.
 *
 * @param triggers who looks where keywords end together
 * @param atStart who looks before the first byte, as a line begins there
 */
@SuppressWarnings("ArrayRecordComponent")
record Plan(KeywordAutomaton automaton, Trigger[][] triggers, Trigger[] atStart, int detectors, int probes) {

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
                known.add(Trigger.of(detector, number, probe, probes++));
            }
        }
        List<Keyword> keywords = List.copyOf(byKeyword.keySet());
        KeywordAutomaton automaton = KeywordAutomaton.of(keywords);
        Trigger[][] triggers = new Trigger[automaton.endings()][];
        for (int ending = 0; ending < triggers.length; ending++) {
            triggers[ending] = together(automaton.ending(ending), keywords, byKeyword);
        }
        Trigger[] atStart =
                byKeyword.getOrDefault(Keyword.LINE_BREAK, List.of()).toArray(new Trigger[0]);
        return new Plan(automaton, triggers, atStart, detectors.size(), probes);
    }

    private static Trigger[] together(int[] ending, List<Keyword> keywords, Map<Keyword, List<Trigger>> byKeyword) {
        List<Trigger> triggers = new ArrayList<>();
        for (int keyword : ending) {
            triggers.addAll(byKeyword.getOrDefault(keywords.get(keyword), List.of()));
        }
        return triggers.toArray(new Trigger[0]);
    }
}
