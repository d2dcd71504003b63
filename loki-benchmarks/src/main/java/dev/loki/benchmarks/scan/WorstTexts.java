package dev.loki.benchmarks.scan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.Detectors;
import dev.loki.domain.scan.ScanOptions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Looks for the text that stalls the scanner most, as an attacker would: every keyword of every detector repeated, alone
 * and with much or little behind it; values that are found, and values that almost are; then mixtures of two, of the worst
 * with one another and of the worst with any. Prints the ten worst, beside ordinary source.
 */
public final class WorstTexts {

    private static final ContentScanner ALL = ContentScanner.SECRETS.with(Detectors.personalData());
    private static final List<String> FILLERS = List.of(
            "", "a", "a1B2", "1", " ", ".", "-", "/", "\"", "=\"aB3$", "@b.", "\n", ":\t", "4111 ", "\u00c3\u00a9");
    private static final int[] REPEATED = {1, 7, 41, 600};
    private static final List<String> SEPARATORS = List.of("", " ", "\"");
    private static final int MIXED = 3000;

    /** Of so many mixtures one is with any text, however harmless by itself. */
    private static final int WITH_ANY = 3;

    private static final int KEPT = 60;
    private static final int SHOWN = 10;

    /** Long enough that what the scanner saves for a dense stretch is soon spent. */
    private static final int LENGTH = 128 * 1024;

    private static final int LONGEST_UNIT = 1024;

    /** A text that is repeated, and how long a byte of it takes. */
    private record Timed(String unit, double nanosPerByte, int found) {}

    private final Random random = new Random(20260221);
    private List<Timed> worst = new ArrayList<>();

    private WorstTexts() {}

    /** The argument: the file that the ten are written to, for the page. */
    public static void main(String[] arguments) throws IOException {
        ArrayNode rows = new WorstTexts().search();
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(new File(arguments[0]), rows);
        rows.forEach(row -> System.out.println(row));
    }

    private ArrayNode search() throws IOException {
        byte[] source = Texts.of("source");
        double sourceNanos = nanosPerByte(source, 40);
        Set<String> units = units();
        consider(units);
        mix(List.copyOf(units));
        worst = new ArrayList<>(
                worst.stream().map(timed -> time(timed.unit, 30)).toList());
        keepWorst();
        sourceNanos = Math.min(sourceNanos, nanosPerByte(source, 20));
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        add(rows, "ordinary source", sourceNanos, 1, 0);
        for (Timed timed : worst.subList(0, SHOWN)) {
            add(rows, shown(timed.unit), timed.nanosPerByte, timed.nanosPerByte / sourceNanos, timed.found);
        }
        return rows;
    }

    private static void add(ArrayNode rows, String text, double nanosPerByte, double timesSource, int found) {
        rows.addObject()
                .put("text", text)
                .put("MB/s", Math.round(1000 / nanosPerByte))
                .put("times source", Math.round(timesSource * 100) / 100.0)
                .put("findings a KiB", Math.round(found * 1024.0 / LENGTH));
    }

    private Set<String> units() {
        Set<String> units = new LinkedHashSet<>();
        for (Detector detector : ALL.detectors()) {
            for (String keyword : detector.keywords()) {
                units.addAll(behind(keyword));
            }
            for (String shape : detector.shapes()) {
                for (ShapeText.Length length : ShapeText.Length.values()) {
                    String value = ShapeText.write(shape, length, random);
                    SEPARATORS.forEach(separator -> units.add(value + separator));
                }
            }
        }
        units.addAll(Texts.FINDINGS);
        return units;
    }

    private static Set<String> behind(String keyword) {
        Set<String> units = new LinkedHashSet<>();
        for (String filler : FILLERS) {
            for (int times : REPEATED) {
                for (String separator : SEPARATORS) {
                    units.add(keyword + filler.repeat(times) + separator);
                }
            }
        }
        return units;
    }

    private void consider(Set<String> units) {
        for (String unit : units) {
            if (unit.length() <= LONGEST_UNIT) {
                worst.add(time(unit, 2));
            }
        }
        keepWorst();
    }

    /** Puts parts of bad texts together in the hope of a worse one. */
    private void mix(List<String> any) {
        for (int i = 0; i < MIXED; i++) {
            String other = i % WITH_ANY == 0 ? any.get(random.nextInt(any.size())) : oneOfTheWorst();
            String mixed = part(oneOfTheWorst()) + part(other);
            if (!mixed.isEmpty() && mixed.length() <= LONGEST_UNIT) {
                worst.add(time(mixed, 3));
            }
            if (i % KEPT == 0) {
                keepWorst();
            }
        }
        keepWorst();
    }

    private String oneOfTheWorst() {
        return worst.get(random.nextInt(worst.size())).unit;
    }

    private String part(String unit) {
        return switch (random.nextInt(4)) {
            case 0 -> unit.substring(0, random.nextInt(unit.length() + 1));
            case 1 -> unit.substring(random.nextInt(unit.length()));
            default -> unit;
        };
    }

    private void keepWorst() {
        worst.sort(Comparator.comparingDouble(Timed::nanosPerByte).reversed());
        worst = new ArrayList<>(worst.subList(0, Math.min(KEPT, worst.size())));
    }

    private static Timed time(String unit, int rounds) {
        byte[] one = unit.getBytes(StandardCharsets.ISO_8859_1);
        byte[] text = Texts.repeated(one, LENGTH);
        return new Timed(
                unit,
                nanosPerByte(text, rounds),
                ALL.scan(text, ScanOptions.STRICT).size());
    }

    private static double nanosPerByte(byte[] text, int rounds) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < rounds; i++) {
            long begin = System.nanoTime();
            ALL.scan(text, ScanOptions.STRICT);
            best = Math.min(best, System.nanoTime() - begin);
        }
        return (double) best / text.length;
    }

    /** Long texts are told by their ends and length: whole, one would be found in the repository. */
    private static String shown(String unit) {
        String visible = unit.replace("\n", "\\n");
        return visible.length() <= 60
                ? visible
                : visible.substring(0, 40) + "..." + visible.substring(visible.length() - 15) + " (" + unit.length()
                        + ")";
    }
}
