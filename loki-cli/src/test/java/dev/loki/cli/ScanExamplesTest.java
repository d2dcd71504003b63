package dev.loki.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder with an example of each detector in the domain's table: each is found, and no value is printed. */
class ScanExamplesTest {

    private static final Path TABLE = Path.of("../loki-domain/src/test/resources/dev/loki/domain/scan/examples.tsv");
    private static final Pattern CLASS = Pattern.compile("\\[([^]]+)](?:\\{(\\d+)})?|\\\\(.)");

    /** Their values end in a checksum, which the domain's own tests make. */
    private static final List<String> CHECKSUMMED = List.of("github-token", "github-fine-grained-token", "npm-token");

    @TempDir
    private Path folder;

    @Test
    void eachIsFoundAndNoneIsShown() throws IOException {
        List<String> detectors = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String line : Files.readAllLines(TABLE)) {
            String[] row = line.split("\t", -1);
            if (!line.startsWith("#") && !CHECKSUMMED.contains(row[0])) {
                String value = value(row[1], new Random(detectors.size()));
                Files.writeString(folder.resolve(detectors.size() + ".txt"), "key: '" + value + "',\n");
                detectors.add(row[0]);
                values.add(value);
            }
        }

        Typed typed = Typed.in(folder, "scan");

        assertThat(detectors).hasSizeGreaterThan(100);
        IntStream.range(0, detectors.size()).forEach(i -> assertThat(typed.out())
                .containsPattern("(?m)^" + i + "\\.txt:1:\\d+: " + Pattern.quote(detectors.get(i)) + ": .*\\*\\*\\*$"));
        assertThat(values)
                .noneMatch(value -> typed.out().contains(value) || typed.err().contains(value));
    }

    /** Fills the classes of a template. */
    private static String value(String template, Random random) {
        return CLASS.matcher(template).replaceAll(found -> Matcher.quoteReplacement(filled(found, random)));
    }

    private static String filled(java.util.regex.MatchResult found, Random random) {
        if (found.group(1) == null) {
            return found.group(3);
        }
        int count = found.group(2) == null ? 1 : Integer.parseInt(found.group(2));
        List<String> alphabet = IntStream.range('!', 0x7f)
                .mapToObj(Character::toString)
                .filter(c -> c.matches("[" + found.group(1) + "]"))
                .toList();
        List<String> plain =
                alphabet.stream().filter(c -> c.matches("[A-Za-z0-9]")).toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            List<String> from = count > 1 && (i == 0 || i == count - 1) ? plain : alphabet;
            text.append(from.get(random.nextInt(from.size())));
        }
        return text.toString();
    }
}
