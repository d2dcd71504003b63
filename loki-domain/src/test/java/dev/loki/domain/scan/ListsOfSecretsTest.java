package dev.loki.domain.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that are full of secrets as people have them: each secret is a finding of its own, none hides in a KiB. */
class ListsOfSecretsTest {

    private static final ContentScanner SCANNER = ContentScanner.SECRETS.with(Detectors.personalData());

    @Test
    void eachLineOfASettingsFileOfTwoHundredIsFound() {
        List<String> kinds =
                List.of("PASSWORD", "DB_PASSWORD", "JWT_SECRET", "API_TOKEN", "STEAM_API_KEY", "ADMIN_PASSWORD");
        String file = lines(200, i -> "SERVICE" + i + "_" + kinds.get(i % kinds.size()) + "=" + random(i, 32) + "\n");

        assertThat(linesFound(file)).containsExactlyElementsOf(from(1, 200));
    }

    @Test
    void eachSecretOfASettingsFileIsFoundBetweenOtherSettings() {
        String file = lines(
                200,
                i -> "# service " + i + "\nSERVICE" + i + "_HOST=db" + i + ".example.org\nSERVICE" + i
                        + "_USER=app\nSERVICE" + i + "_PASSWORD=\"" + random(i, 12) + "\"\nSERVICE" + i
                        + "_SSLMODE=require\n");

        assertThat(linesFound(file)).containsExactlyElementsOf(each(4, 5, 200));
    }

    @Test
    void eachCredentialOfAnArrayOfFiveHundredIsFound() {
        String file = "[\n"
                + lines(
                        500,
                        i -> "  {\"id\": " + i + ", \"user\": \"user" + i + "\", \"password\": \"" + random(i, 14)
                                + "\", \"role\": \"reader\", \"active\": true},\n")
                + "]\n";

        assertThat(linesFound(file)).containsExactlyElementsOf(from(2, 500));
    }

    @Test
    void eachAddressOfATableIsFound() {
        String file = lines(
                2000, i -> i + ";Jane;Doe;jane.doe" + i + "@example.org;" + random(i, 8) + ";Berlin;2026-02-21\n");

        assertThat(linesFound(file)).containsExactlyElementsOf(from(1, 2000));
    }

    @Test
    void aTableOfCardsIsFoundCardByCard() {
        String file = lines(1000, i -> "4111-1111-1111-1111;12/29;approved;" + i + ".99 EUR;0000123456\n");

        assertThat(linesFound(file)).containsExactlyElementsOf(from(1, 1000));
    }

    @Test
    void columnsOfFourDigitsHideNothing() {
        String token = ExampleValue.of("glpat-[A-Za-z0-9]{20}", 9);
        for (String column :
                List.of("4111 ", "5105-", "4000 5100 2221 3400 6011 ", "4111-4222\n", "1999 2000 2024 2026\t")) {
            String file = column.repeat(20_000 / column.length()) + "\n" + token + "\n" + column.repeat(100);

            assertThat(SCANNER.scan(file)).extracting(Finding::detector).containsExactly("gitlab-token");
        }
    }

    @Test
    void theSecretOfAMinifiedProgramIsFound() {
        String program = lines(
                2000,
                i -> "function f" + i + "(e,t){for(var n=0;n<e.length;n++)t.push(e[n].token);return t.passwordField="
                        + "document.getElementById(\"password\"),Object.assign({},t,{key:e.secret?e.apiKey:null})}");
        String file = program + "var config={password:\"" + random(3, 14) + "\"};" + program;

        assertThat(SCANNER.scan(file)).extracting(Finding::detector).containsExactly("assigned-password");
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }

    private static String random(int seed, int length) {
        return ExampleValue.of("[a-z][0-9][A-Z][a-z]".repeat(length / 4) + "7!".repeat(length % 4 / 2), seed);
    }

    private static List<Integer> from(int first, int count) {
        return each(first, 1, count);
    }

    private static List<Integer> each(int first, int step, int count) {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(first + i * step);
        }
        return lines;
    }

    private static List<Integer> linesFound(String file) {
        List<Finding> found = SCANNER.scan(file);
        assertThat(found).extracting(Finding::detector).doesNotContain(Detectors.TOO_DENSE.id());
        return found.stream().map(Finding::line).toList();
    }
}
