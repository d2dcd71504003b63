package dev.loki.benchmarks.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Makes docs/benchmarks.md from the raw results beside it. Arguments: the folder of the raw results, the page to write.
 * A file of JMH becomes a table of its benchmarks; {@code start.json} one of whole processes, {@code worst-texts.json} one
 * of the texts that the scanner takes longest for, {@code audit-load.json} one of an audit trail on a disk, {@code event-load.json} one
 * of the event bus, {@code cost-load.json} one of usage that is recorded, {@code trace-export.json} one of spans on their way, {@code trace-memory.json} a drawing of what they take. {@code measured.properties} says of each when and on what it was measured.
 */
public final class BenchmarkPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEASURED = "measured.properties";
    private static final String START_TIMES = "start.json";
    private static final String WORST_TEXTS = "worst-texts.json";
    private static final String AUDIT_LOAD = "audit-load.json";
    private static final String EVENT_LOAD = "event-load.json";
    private static final String COST_LOAD = "cost-load.json";
    private static final String TRACE_EXPORT = "trace-export.json";
    private static final String TRACE_MEMORY = "trace-memory.json";

    private BenchmarkPage() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> page = new ArrayList<>(Files.readAllLines(folder.resolve("preface.md")));
        Properties measured = new Properties();
        try (Reader notes = Files.newBufferedReader(folder.resolve(MEASURED))) {
            measured.load(notes);
        }
        for (Path file : rawResults(folder)) {
            JsonNode results = JSON.readTree(file.toFile());
            page.add("");
            page.add("## " + title(file));
            page.add("");
            page.add("Measured on " + measured.getProperty(name(file), "an unknown machine") + ".");
            page.add("");
            page.addAll(table(file, results));
        }
        Files.write(Path.of(arguments[1]), page);
    }

    private static List<Path> rawResults(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static String title(Path file) {
        return switch (file.getFileName().toString()) {
            case START_TIMES -> "Start of a whole process";
            case WORST_TEXTS -> "The worst texts for the scanner that a search finds";
            case AUDIT_LOAD -> "Audit trail on a disk";
            case EVENT_LOAD -> "Event bus on a disk";
            case COST_LOAD -> "Usage recorded on a disk";
            case TRACE_EXPORT -> "Spans of ten attributes to a receiver in another process";
            case TRACE_MEMORY -> "Ten million spans to a receiver that is down half of the time";
            default -> name(file);
        };
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".json", "");
    }

    private static List<String> table(Path file, JsonNode results) throws IOException {
        return switch (file.getFileName().toString()) {
            case START_TIMES -> startTimes(results);
            case WORST_TEXTS -> worstTexts(results);
            case AUDIT_LOAD -> auditLoad(results);
            case EVENT_LOAD -> eventLoad(results);
            case COST_LOAD -> costLoad(results);
            case TRACE_EXPORT -> traceExport(results);
            case TRACE_MEMORY -> MemoryGraph.lines(results, file.resolveSibling("trace-memory.svg"));
            default -> jmh(results);
        };
    }

    private static List<String> worstTexts(JsonNode results) {
        List<String> lines = new ArrayList<>(
                List.of("| repeated | MB/s | time a byte, source = 1 | findings a KiB |", "|---|---:|---:|---:|"));
        for (JsonNode row : results) {
            lines.add("| `" + row.get("text").asText().replace("`", "'").replace("|", "\\|") + "` | " + row.get("MB/s")
                    + " | " + row.get("times source") + " | " + row.get("findings a KiB") + " |");
        }
        return lines;
    }

    private static List<String> jmh(JsonNode results) {
        JsonNode first = results.get(0);
        List<String> lines = new ArrayList<>(List.of(
                "JMH " + first.get("jmhVersion").asText() + ", JDK "
                        + first.get("jdkVersion").asText() + ", " + first.get("threads") + " thread.",
                "",
                "| benchmark | score | error | unit | allocated |",
                "|---|---:|---:|---|---:|"));
        results.forEach(result -> lines.add(jmhRow(result)));
        return lines;
    }

    private static String jmhRow(JsonNode result) {
        String[] name = result.get("benchmark").asText().split("\\.", -1);
        JsonNode metric = result.get("primaryMetric");
        JsonNode allocated =
                result.path("secondaryMetrics").path("gc.alloc.rate.norm").path("score");
        return "| " + name[name.length - 2].replace("Benchmark", "") + "." + name[name.length - 1] + parameters(result)
                + " | " + number(metric.get("score"))
                + " | ± " + number(metric.get("scoreError"))
                + " | " + metric.get("scoreUnit").asText()
                + " | " + (allocated.isMissingNode() ? "" : number(allocated) + " B/op") + " |";
    }

    private static String parameters(JsonNode result) {
        StringBuilder parameters = new StringBuilder();
        result.path("params").properties().forEach(parameter -> parameters
                .append(", ")
                .append(parameter.getKey())
                .append(' ')
                .append(parameter.getValue().asText()));
        return parameters.toString();
    }

    private static List<String> startTimes(JsonNode results) {
        List<String> lines =
                new ArrayList<>(List.of("| command | median ms | least | most | runs |", "|---|---:|---:|---:|---:|"));
        results.properties().forEach(row -> {
            double[] millis = StreamSupport.stream(row.getValue().spliterator(), false)
                    .mapToDouble(JsonNode::asDouble)
                    .sorted()
                    .toArray();
            double median = (millis[(millis.length - 1) / 2] + millis[millis.length / 2]) / 2;
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %d |",
                    row.getKey(),
                    median,
                    millis[0],
                    millis[millis.length - 1],
                    millis.length));
        });
        return lines;
    }

    private static List<String> auditLoad(JsonNode results) {
        List<String> lines =
                new ArrayList<>(List.of("| load | entries/s | entries per sync | ms |", "|---|---:|---:|---:|"));
        results.properties()
                .forEach(row -> lines.add("| " + row.getKey() + " | "
                        + numberOrNothing(row.getValue().path("entriesPerSecond")) + " | "
                        + numberOrNothing(row.getValue().path("entriesPerSync")) + " | "
                        + numberOrNothing(row.getValue().path("millis")) + " |"));
        return lines;
    }

    private static List<String> eventLoad(JsonNode results) {
        List<String> lines =
                new ArrayList<>(List.of("| load | events/s | p50 ms | p99 ms | times |", "|---|---:|---:|---:|---:|"));
        results.properties()
                .forEach(row -> lines.add("| " + row.getKey() + " | "
                        + numberOrNothing(row.getValue().path("eventsPerSecond")) + " | "
                        + numberOrNothing(row.getValue().path("p50Millis")) + " | "
                        + numberOrNothing(row.getValue().path("p99Millis")) + " | "
                        + numberOrNothing(row.getValue().path("times")) + " |"));
        return lines;
    }

    private static List<String> costLoad(JsonNode results) {
        List<String> lines =
                new ArrayList<>(List.of("| load | reports/s | reports per sync | times |", "|---|---:|---:|---:|"));
        results.properties()
                .forEach(row -> lines.add("| " + row.getKey() + " | "
                        + numberOrNothing(row.getValue().path("reportsPerSecond")) + " | "
                        + numberOrNothing(row.getValue().path("reportsPerSync")) + " | "
                        + numberOrNothing(row.getValue().path("times")) + " |"));
        return lines;
    }

    private static List<String> traceExport(JsonNode results) {
        List<String> lines = new ArrayList<>(List.of(
                "| spans made, by | made/s | received/s | lost | CPU µs | allocated | sent | spans a request |",
                "|---|---:|---:|---:|---:|---:|---:|---:|"));
        results.properties()
                .forEach(row -> lines.add("| " + row.getKey() + " | "
                        + number(row.getValue().get("offeredPerSecond")) + " | "
                        + number(row.getValue().get("spansPerSecond")) + " | "
                        + number(row.getValue().get("lostPercent")) + " % | "
                        + number(row.getValue().get("cpuMicros")) + " | "
                        + number(row.getValue().get("allocatedBytes")) + " B | "
                        + number(row.getValue().get("bytesPerSpan")) + " B | "
                        + number(row.getValue().get("spansPerRequest")) + " |"));
        return lines;
    }

    private static String numberOrNothing(JsonNode value) {
        return value.isMissingNode() ? "" : number(value);
    }

    private static String number(JsonNode value) {
        double number = value.asDouble();
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, Math.abs(number) < 10 ? "%.2f" : "%.0f", number);
    }
}
