package dev.loki.application.scan;

import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.scan.ScanOptions;
import dev.loki.domain.scan.StreamScanner;
import dev.loki.ports.scan.Content;
import dev.loki.ports.scan.ContentProblem;
import dev.loki.ports.scan.UnreadableContentException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One text, looked through as it is read. For one use by one thread. */
final class TextScan implements Content.Sink {

    /** More than anybody reads; a file of many megabytes may hold millions. */
    static final int MOST_LISTED = 1_000;

    private static final int TOLD_BY = 8 * 1024;

    private final Content content;
    private final StreamScanner scanner;
    private final List<TextFinding> findings = new ArrayList<>();
    private long unlisted;
    private long bytes;
    private boolean binary;
    private @Nullable Utf16Text utf16;

    private TextScan(Content content, ContentScanner scanner, ScanOptions options) {
        this.content = content;
        this.scanner = scanner.stream(options, this::add);
    }

    static TextResult of(Content content, ContentScanner scanner, ScanOptions options) {
        return new TextScan(content, scanner, options).run();
    }

    private TextResult run() {
        try {
            content.read(this);
            if (!binary) {
                finish();
            }
            return result(null);
        } catch (UnreadableContentException e) {
            return result(new ContentProblem(content.name(), String.valueOf(e.getMessage())));
        }
    }

    private TextResult result(@Nullable ContentProblem problem) {
        return new TextResult(content.name(), List.copyOf(findings), unlisted, bytes, binary, problem);
    }

    @Override
    public boolean take(byte[] buffer, int length) {
        if (bytes == 0) {
            utf16 = Utf16Text.of(buffer, length);
        }
        if (utf16 == null && tellsOfNoText(buffer, length)) {
            binary = true;
            findings.clear();
            unlisted = 0;
            return false;
        }
        bytes += length;
        if (utf16 == null) {
            scanner.feed(buffer, 0, length);
        } else {
            utf16.feed(buffer, length, scanner);
        }
        return true;
    }

    private boolean tellsOfNoText(byte[] buffer, int length) {
        for (int i = 0; bytes + i < TOLD_BY && i < length; i++) {
            if (buffer[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private void finish() {
        if (utf16 != null) {
            utf16.finish(scanner);
        }
        scanner.finish();
    }

    private void add(Finding finding) {
        if (findings.size() < MOST_LISTED) {
            findings.add(new TextFinding(content.name(), finding));
        } else {
            unlisted++;
        }
    }
}
