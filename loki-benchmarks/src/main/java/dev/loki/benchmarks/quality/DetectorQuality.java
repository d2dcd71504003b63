package dev.loki.benchmarks.quality;

import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.scan.ScanOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Prints precision and recall of the secret detectors on labelled files, and of another rule set in the same run.
 *
 * <p>{@code DetectorQuality FOLDER LABELS [RULES] [--mistakes]}: {@link Labels} and {@link PatternRules} say what the
 * files hold. Only files that the label file names are read.
 */
public final class DetectorQuality {

    private DetectorQuality() {}

    public static void main(String[] args) throws IOException {
        List<String> places =
                List.of(args).stream().filter(arg -> !arg.startsWith("--")).toList();
        if (places.size() < 2 || places.size() > 3) {
            System.err.println("usage: DetectorQuality FOLDER LABELS [RULES] [--mistakes]");
            System.exit(2);
            return;
        }
        Path folder = Path.of(places.get(0));
        Labels labels = Labels.read(Path.of(places.get(1)));
        boolean mistakes = List.of(args).contains("--mistakes");
        System.out.printf(
                "%d files, %d labelled lines, %d with a secret%n",
                labels.byFile().size(), labels.lines(), labels.secrets());
        print(score("loki", DetectorQuality::ours, folder, labels), mistakes);
        if (places.size() == 3) {
            PatternRules rules = PatternRules.read(Path.of(places.get(2)));
            print(score(rules.size() + " rules", rules, folder, labels), mistakes);
        }
    }

    private static Score score(String name, RuleSet rules, Path folder, Labels labels) throws IOException {
        Score score = new Score(name, labels);
        for (String path : labels.byFile().keySet()) {
            score.take(path, rules.find(Files.readAllBytes(folder.resolve(path))));
        }
        return score;
    }

    private static Map<Integer, Set<String>> ours(byte[] text) {
        Map<Integer, Set<String>> byLine = new TreeMap<>();
        for (Finding finding : ContentScanner.SECRETS.scan(text, ScanOptions.STRICT)) {
            byLine.computeIfAbsent(finding.line(), line -> new TreeSet<>()).add(finding.detector());
        }
        return byLine;
    }

    private static void print(Score score, boolean mistakes) {
        System.out.println(score);
        if (mistakes) {
            score.mistakes().forEach(mistake -> System.out.println("  " + mistake));
        }
    }
}
