package dev.loki.domain.scan;

import java.util.Arrays;

/**
 * How far a text is looked through; goes along from one stretch of a stream to the next. Not thread-safe.
 *
 * @param judgedUntil up to where each detector has judged values
 * @param hopelessBefore before which place no keyword of each probe can have a value
 */
@SuppressWarnings("ArrayRecordComponent")
record Progress(int[] judgedUntil, int[] hopelessBefore) {

    static Progress none(Plan plan) {
        return new Progress(new int[plan.detectors()], new int[plan.probes()]);
    }

    /** The text now begins so many bytes later. */
    void drop(int bytes) {
        Arrays.setAll(judgedUntil, i -> Math.max(0, judgedUntil[i] - bytes));
        Arrays.setAll(hopelessBefore, i -> Math.max(0, hopelessBefore[i] - bytes));
    }
}
