package dev.loki.adapter.otlp.recorded;

import dev.loki.adapter.otlp.receive.Decoded;
import dev.loki.ports.telemetry.ReadingReport;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One reading of some files, line by line, which nothing in them ends. For one use by one thread. */
final class Reading {

    /** The longest line that is read, in bytes: four times what Loki writes, and what collectors send at most. */
    static final int LONGEST_LINE = 16 << 20;

    private final Request request;
    private int files;
    private long items;
    private long unreadable;
    private int torn;
    private final List<String> problems = new ArrayList<>();

    Reading(Request request) {
        this.request = request;
    }

    /** What takes the request that stands in a line. */
    @FunctionalInterface
    interface Request {

        /**
         * Hands out what it holds.
         *
         * @return what became of it; its records do not matter any more
         * @throws IllegalArgumentException where it is no request
         */
        Decoded<?> read(byte[] request);
    }

    void read(Path file) {
        files++;
        try (InputStream in = RecordedFiles.open(file)) {
            RecordedLines lines = new RecordedLines(in, LONGEST_LINE);
            for (RecordedLines.Line line = lines.next(); line != null; line = lines.next()) {
                read(file, line);
            }
        } catch (EOFException e) {
            torn++;
        } catch (IOException e) {
            problem(file + ": " + RecordedFiles.reason(e));
        }
    }

    ReadingReport report() {
        return new ReadingReport(files, items, unreadable, torn, problems);
    }

    private void read(Path file, RecordedLines.Line line) {
        String place = file + ", line " + line.number() + ": ";
        byte[] content = line.content();
        if (content == null) {
            problem(place + "is longer than " + LONGEST_LINE + " bytes");
        } else if (!line.isBlank()) {
            read(place, content, line.ended());
        }
    }

    private void read(String place, byte[] content, boolean ended) {
        try {
            Decoded<?> decoded = request.read(content);
            items += decoded.records().size();
            if (decoded.refused() > 0) {
                problems(decoded.refused(), place + decoded.problem());
            }
        } catch (IllegalArgumentException e) {
            if (ended) {
                problem(place + e.getMessage());
            } else {
                torn++;
            }
        }
    }

    private void problem(String problem) {
        problems(1, problem);
    }

    private void problems(long count, String first) {
        unreadable += count;
        if (problems.size() < ReadingReport.MOST_PROBLEMS) {
            problems.add(first);
        }
    }
}
