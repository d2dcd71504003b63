package dev.loki.ports.telemetry;

import java.util.List;

/**
 * What a reading of recorded telemetry came across.
 *
 * @param files how many files were read
 * @param items how many spans or points were handed out
 * @param unreadable how many lines, or parts of lines, could not be read
 * @param torn how many files end in the middle of a line, as one does that is being written
 * @param problems the first of what is unreadable, each with file, line and reason; at most {@value #MOST_PROBLEMS}
 */
public record ReadingReport(int files, long items, long unreadable, int torn, List<String> problems) {

    /** How many problems are told. */
    public static final int MOST_PROBLEMS = 3;

    public ReadingReport {
        problems = List.copyOf(problems);
    }
}
