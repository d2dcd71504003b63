package dev.loki.application.scan;

/** Is told how far a scan is, by one thread. */
@FunctionalInterface
public interface ScanProgress {

    /** Nobody listens. */
    ScanProgress SILENT = (done, total) -> {};

    void scanned(int done, int total);
}
