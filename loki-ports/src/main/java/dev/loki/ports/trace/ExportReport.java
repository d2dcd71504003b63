package dev.loki.ports.trace;

import org.jspecify.annotations.Nullable;

/**
 * What became of the spans an exporter took.
 *
 * @param exported how many were accepted by the receiver
 * @param lost how many were not: dropped, refused or undeliverable
 * @param trouble the last thing that went wrong, in one line without secrets; null where nothing did
 */
public record ExportReport(
        long exported, long lost, @Nullable String trouble) {

    /** The report of an exporter that took nothing. */
    public static final ExportReport NOTHING = new ExportReport(0, 0, null);
}
