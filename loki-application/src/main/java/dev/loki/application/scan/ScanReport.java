package dev.loki.application.scan;

import dev.loki.domain.scan.Baseline;
import dev.loki.ports.scan.ContentProblem;
import java.util.List;

/**
 * What came of looking through many texts.
 *
 * @param findings by path, line and column
 * @param accepted how many findings more a baseline accepts
 * @param unlisted how many findings more there are, in texts that are full of them
 * @param texts the names of those that were looked through, sorted
 * @param bytes how many bytes they have
 * @param skipped what was not looked through
 * @param problems what could not be, by name
 */
public record ScanReport(
        List<TextFinding> findings,
        int accepted,
        long unlisted,
        List<String> texts,
        long bytes,
        Skipped skipped,
        List<ContentProblem> problems) {

    public ScanReport {
        findings = List.copyOf(findings);
        texts = List.copyOf(texts);
        problems = List.copyOf(problems);
    }

    /**
     * What was not looked through on purpose, as numbers.
     *
     * @param binary files with a zero byte in their first 8 KiB that are not in UTF-16
     * @param links symbolic links, which are not followed
     * @param special pipes, sockets and devices
     */
    public record Skipped(int binary, int links, int special) {}

    /** Whether all was looked through and nothing found. */
    public boolean clean() {
        return complete() && findings.isEmpty() && unlisted == 0;
    }

    /** Whether all could be looked through. */
    public boolean complete() {
        return problems.isEmpty();
    }

    ScanReport without(Baseline baseline) {
        List<TextFinding> fresh = findings.stream()
                .filter(one -> !baseline.accepts(one.finding()))
                .toList();
        return new ScanReport(fresh, findings.size() - fresh.size(), unlisted, texts, bytes, skipped, problems);
    }
}
