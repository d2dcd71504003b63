package dev.loki.ports.quality;

import java.util.Optional;

/** What an engine and a team leave for reports, below Loki's folder. Implementations are thread-safe. */
@FunctionalInterface
public interface QualityFiles {

    /** The most that is read of one, in bytes. */
    int MAX_BYTES = 4 * 1024 * 1024;

    /** The files there may be. */
    enum QualityFile {
        GATES("reports/quality-gates.json"),
        SUMMARY("reports/summary.json"),
        QUALITY_TEMPLATE("templates/github-quality-report.md"),
        EXECUTION_TEMPLATE("templates/github-execution-summary.md");

        private final String path;

        QualityFile(String path) {
            this.path = path;
        }

        /** Below Loki's folder. */
        public String path() {
            return path;
        }
    }

    /**
     * The bytes of a file; empty where it is not there.
     *
     * @throws dev.loki.ports.run.RunReportException where it cannot be read, is no regular file, or is larger
     */
    Optional<byte[]> read(QualityFile file);
}
