package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Detectors made ready: one automaton over their keywords, and who looks closer at each. Immutable.
 *
 * @param endings what ends together, by its number
 * @param atStart what ends before the first byte, as a line begins there
 */
@SuppressWarnings("ArrayRecordComponent")
record Plan(KeywordAutomaton automaton, Ending[] endings, Ending atStart, int detectors, int probes) {

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
        Ending[] endings = new Ending[automaton.endings()];
        for (int ending = 0; ending < endings.length; ending++) {
            endings[ending] = together(automaton.ending(ending), keywords, byKeyword);
        }
        Ending atStart = Ending.of(byKeyword.getOrDefault(Keyword.LINE_BREAK, List.of()));
        return new Plan(automaton, endings, atStart, detectors.size(), probes);
    }

    private static Ending together(int[] ending, List<Keyword> keywords, Map<Keyword, List<Trigger>> byKeyword) {
        List<Trigger> triggers = new ArrayList<>();
        for (int keyword : ending) {
            triggers.addAll(byKeyword.getOrDefault(keywords.get(keyword), List.of()));
        }
        return Ending.of(triggers);
    }
}
