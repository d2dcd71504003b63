package dev.loki.cli.scan;

import dev.loki.application.scan.ScanReport;
import dev.loki.application.scan.TextFinding;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.text.Printable;
import dev.loki.domain.scan.Finding;
import java.util.ArrayList;
import java.util.List;

/** The report of a scan, for people. */
record ScanOutput(Invocation invocation, ScanKind kind) {

    void print(ScanReport report, boolean json, boolean sarif) {
        if (json) {
            invocation.out().println(ScanJson.of(report));
        } else if (sarif) {
            invocation.out().println(Sarif.of(report, kind.detectors()));
        } else {
            report.findings().forEach(one -> invocation.out().println(line(one)));
        }
        problems(report);
        invocation.notice(summary(report));
    }

    void problems(ScanReport report) {
        report.problems().forEach(problem -> invocation.fail("cannot scan " + problem));
    }

    private static String line(TextFinding one) {
        Finding finding = one.finding();
        String fingerprint = finding.fingerprint() == null ? "" : " [" + finding.fingerprint() + "]";
        return Printable.line(one.path() + ":" + finding.line() + ":" + finding.column() + ": " + finding.detector()
                + ": " + finding.masked() + fingerprint);
    }

    private static String summary(ScanReport report) {
        List<String> parts = new ArrayList<>();
        parts.add(count(report.findings().size(), "finding") + " in "
                + count(report.texts().size(), "file"));
        add(parts, report.unlisted(), "more in files that are full of them");
        add(parts, report.accepted(), "accepted by the baseline");
        add(parts, report.skipped().binary(), "binary skipped");
        add(parts, report.skipped().links(), "links not followed");
        add(parts, report.skipped().special(), "special files skipped");
        add(parts, report.problems().size(), "could not be scanned");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long count, String what) {
        if (count > 0) {
            parts.add(count + " " + what);
        }
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
