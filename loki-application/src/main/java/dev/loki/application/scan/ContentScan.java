package dev.loki.application.scan;

import dev.loki.domain.scan.Baseline;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.FingerprintKey;
import dev.loki.domain.scan.ScanOptions;
import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.ContentSource;
import dev.loki.ports.scan.Contents;
import dev.loki.ports.scan.StoredBaseline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through all texts of a source, several at once. A text's own {@code loki:allow} is obeyed: this is for files that
 * people review.
 *
 * @param baseline what was accepted, and makes the fingerprints; null where there is none, and then no finding has one
 * @param threads how many texts are read at once
 */
public record ContentScan(ContentScanner scanner, @Nullable StoredBaseline baseline, int threads) {

    /** Looks through everything; the answer does not depend on which text was done first. */
    public ScanReport run(ContentSource source, ScanProgress progress) {
        Contents contents = source.list();
        ScanReport report = report(contents, scanAll(contents.texts(), progress));
        return report.without(baseline == null ? Baseline.EMPTY : baseline.baseline());
    }

    private List<TextResult> scanAll(List<Content> texts, ScanProgress progress) {
        ScanOptions options = new ScanOptions(true, key());
        ExecutorService pool = Executors.newFixedThreadPool(threads, ContentScan::thread);
        try {
            List<Future<TextResult>> futures = texts.stream()
                    .map(text -> pool.submit(() -> TextScan.of(text, scanner, options)))
                    .toList();
            List<TextResult> done = new ArrayList<>();
            for (Future<TextResult> future : futures) {
                done.add(result(future));
                progress.scanned(done.size(), texts.size());
            }
            return done;
        } finally {
            pool.shutdownNow();
        }
    }

    private @Nullable FingerprintKey key() {
        return baseline == null ? null : FingerprintKey.of(HexFormat.of().parseHex(baseline.salt()));
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "loki-scan");
        thread.setDaemon(true);
        return thread;
    }

    private static TextResult result(Future<TextResult> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while texts are looked through", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a text could not be looked through: " + e.getCause(), e);
        }
    }

    private static ScanReport report(Contents contents, List<TextResult> scans) {
        List<ContentProblem> problems = Stream.concat(
                        contents.problems().stream(),
                        scans.stream().map(TextResult::problem).filter(Objects::nonNull))
                .sorted(Comparator.comparing(ContentProblem::name))
                .toList();
        List<TextResult> read = scans.stream().filter(TextResult::read).toList();
        int binary = (int) scans.stream().filter(TextResult::binary).count();
        return new ScanReport(
                scans.stream()
                        .flatMap(scan -> scan.findings().stream())
                        .sorted(TextFinding.IN_ORDER)
                        .toList(),
                0,
                scans.stream().mapToLong(TextResult::unlisted).sum(),
                read.stream().map(TextResult::name).sorted().toList(),
                read.stream().mapToLong(TextResult::bytes).sum(),
                new ScanReport.Skipped(binary, contents.links(), contents.special()),
                problems);
    }
}
