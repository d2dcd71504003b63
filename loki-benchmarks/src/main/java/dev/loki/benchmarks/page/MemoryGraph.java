package dev.loki.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The memory of an exporter over millions of spans: a drawing, and the same as a table. */
final class MemoryGraph {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;
    private static final int MARGIN = 40;
    private static final double MIB = 1 << 20;

    private final JsonNode samples;

    private MemoryGraph(JsonNode samples) {
        this.samples = samples;
    }

    /** Draws into a file, and returns the lines of a page that show it. */
    static List<String> lines(JsonNode samples, Path drawing) throws IOException {
        MemoryGraph graph = new MemoryGraph(samples);
        Files.writeString(drawing, graph.svg());
        List<String> lines = new ArrayList<>();
        lines.add("![Heap in use after a collection, MiB, by spans offered](benchmarks/" + drawing.getFileName() + ")");
        lines.add("");
        lines.add("| spans offered | heap after a collection, MiB | received | requests |");
        lines.add("|---:|---:|---:|---:|");
        samples.forEach(sample -> lines.add(String.format(
                Locale.ROOT,
                "| %d | %.1f | %d | %d |",
                sample.get("offered").asLong(),
                sample.get("heapBytes").asLong() / MIB,
                sample.get("received").asLong(),
                sample.get("requests").asLong())));
        return lines;
    }

    private String svg() {
        StringBuilder points = new StringBuilder();
        for (JsonNode sample : samples) {
            points.append(String.format(
                    Locale.ROOT,
                    "%.1f,%.1f ",
                    x(sample),
                    y(sample.get("heapBytes").asLong())));
        }
        double top = ceilingMiB();
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" font-family="sans-serif" font-size="12">
                <rect width="%1$d" height="%2$d" fill="white"/>
                <path d="M%3$d %3$dV%4$dH%5$d" fill="none" stroke="#888"/>
                <text x="%3$d" y="24">heap after a collection, MiB; top %6$.0f, bottom 0</text>
                <text x="%5$d" y="%7$d" text-anchor="end">%8$,d spans offered</text>
                <polyline points="%9$s" fill="none" stroke="#0b7285" stroke-width="2"/>
                </svg>
                """,
                WIDTH,
                HEIGHT,
                MARGIN,
                HEIGHT - MARGIN,
                WIDTH - MARGIN,
                top,
                HEIGHT - 16,
                last(),
                points.toString().strip());
    }

    private double x(JsonNode sample) {
        return MARGIN + (WIDTH - 2.0 * MARGIN) * sample.get("offered").asLong() / last();
    }

    private double y(long bytes) {
        return HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * bytes / MIB / ceilingMiB();
    }

    private long last() {
        return samples.get(samples.size() - 1).get("offered").asLong();
    }

    /** Twice the most there was, so that a flat line is seen to be one. */
    private double ceilingMiB() {
        double most = 0;
        for (JsonNode sample : samples) {
            most = Math.max(most, sample.get("heapBytes").asLong() / MIB);
        }
        return Math.ceil(2 * most / 10) * 10;
    }
}
