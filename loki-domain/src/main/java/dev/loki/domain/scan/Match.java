package dev.loki.domain.scan;

/** What a detector found where; sorted in the order of the text. */
record Match(Detector detector, Span value, String masked) implements Comparable<Match> {

    @Override
    public int compareTo(Match other) {
        int order = Integer.compare(value.start(), other.value.start());
        if (order == 0) {
            order = Integer.compare(value.end(), other.value.end());
        }
        return order != 0 ? order : detector.id().compareTo(other.detector.id());
    }
}
