package dev.loki.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of variables, the table of them in docs/configuration.md, and what the sources read are the same. */
class KnownVariablesTest {

    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]+)`");
    private static final Pattern READ = Pattern.compile("\"(LOKI_[A-Z0-9_]*[A-Z0-9])\"");

    @Test
    void areThoseOfTheDocumentation() throws IOException {
        assertThat(documented().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        KnownVariables.all().stream().map(KnownVariable::name).toList());
    }

    /** Of a row with several names, the column has the default of each, or one for all. */
    @Test
    void haveTheDefaultsOfTheDocumentation() throws IOException {
        Map<String, String> documented = documented();
        assertThat(KnownVariables.all()).allSatisfy(known -> assertThat(documented.get(known.name()))
                .as(known.name())
                .satisfiesAnyOf(cell -> assertThat(cell).contains(known.otherwise()), cell -> assertThat(cell)
                        .isEqualTo("-")));
    }

    @Test
    void holdWhateverTheSourcesRead() throws IOException {
        TreeSet<String> read = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(".."), 12)) {
            files.filter(file -> file.toString().matches(".*/loki-[a-z0-9-]+/src/main/java/.*\\.java"))
                    .forEach(file -> READ.matcher(text(file))
                            .results()
                            .map(one -> one.group(1))
                            .forEach(read::add));
        }
        assertThat(read).hasSizeGreaterThan(80).allMatch(KnownVariables::isKnown);
    }

    @ParameterizedTest
    @CsvSource({
        "LOKI_AUDT_ENABLED, LOKI_AUDIT_ENABLED",
        "LOKI_AUDIT_ENALBED, LOKI_AUDIT_ENABLED",
        "LOKI_OTEL_ENPOINT, LOKI_OTEL_ENDPOINT",
        "LOKI_OTLP_ENDPOINT, LOKI_OTEL_ENDPOINT",
        "LOKI_JIRA_TOKENS, LOKI_JIRA_TOKEN",
        "LOKI_BUDGET, ",
        "LOKI_SOMETHING_ELSE_ALTOGETHER, "
    })
    void areMeantByNamesThatAreAlike(String meant, String nearest) {
        assertThat(KnownVariables.nearest(meant).orElse(null)).isEqualTo(nearest);
    }

    /** The words of the last column, by name. */
    private static Map<String, String> documented() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("../docs/configuration.md"))) {
            List<String> cells = Arrays.asList(line.split("(?<!\\\\)\\|", -1));
            if (cells.size() == 5 && cells.get(1).strip().startsWith("`")) {
                Matcher names = NAME.matcher(cells.get(1));
                names.results()
                        .map((MatchResult name) -> name.group(1))
                        .forEach(name ->
                                defaults.put(name, cells.get(3).replace("`", "").strip()));
            }
        }
        return defaults;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
