package dev.loki.adapter.jira.adf;

import static dev.loki.adapter.jira.adf.SchemaAssertions.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentSplitterTest {

    private static final int JIRAS_LIMIT = 32_767;

    private final AdfWriter writer = new AdfWriter();

    static List<String> longTexts() {
        String line = "All work and no play makes a dull agent, said the 漢字 😀 critic. ";
        return List.of(
                (line + "\n\n").repeat(3_000),
                line.repeat(3_000),
                "x".repeat(200_000),
                "😀".repeat(100_000),
                "```java\n" + "int a = 1;\n".repeat(20_000) + "```\n",
                "```\n" + "x".repeat(100_000) + "\n```\n",
                ("- " + line + "\n").repeat(2_000),
                ("- a\n  - b\n    - " + line + "\n").repeat(1_000),
                "- " + line.repeat(2_000) + "\n- end\n",
                ("7. " + line + "\n").repeat(2_000),
                ("- [x] " + line + "\n").repeat(2_000),
                "- [ ] " + line.repeat(2_000),
                "> **Note**\n>\n" + ("> " + line + "\n>\n").repeat(2_000),
                "| Head | Two |\n|---|---|\n" + ("| a | " + line + " |\n").repeat(2_000),
                "| Head | Two |\n|---|---|\n| a | " + line.repeat(2_000) + " |\n| b | c |\n",
                "| " + line.repeat(2_000) + " | Two |\n|---|---|\n| a | b |\n",
                "# " + line.repeat(2_000),
                IntStream.range(0, 200)
                        .mapToObj(i -> "[" + "y".repeat(50) + "](https://a.example/" + "z".repeat(1_500) + i + ") ")
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    void everyPartIsShortEnoughAndNothingIsLost(String markdown) {
        List<JsonObject> parts = writer.documents(markdown);

        assertThat(parts).hasSizeGreaterThan(1).allSatisfy(part -> {
            assertThat(NodeWeight.of(part, JIRAS_LIMIT)).isLessThanOrEqualTo(DocumentSplitter.MAX_CHARACTERS + 200);
            assertThat(String.join("", Corpus.texts(part)).length()).isLessThan(JIRAS_LIMIT);
        });
        assertThat(textOf(parts)).isEqualTo(textOf(List.of(writer.document(markdown))));
    }

    @ParameterizedTest
    @MethodSource("longTexts")
    @Needs(External.SCHEMAS)
    void theSchemaAcceptsEveryPart(String markdown) {
        writer.documents(markdown).forEach(part -> assertAccepted(part, "part"));
    }

    /** Without the notes of what goes on, and the heads of tables that are repeated. */
    private static String textOf(List<JsonObject> parts) {
        return parts.stream()
                .flatMap(part -> Corpus.texts(part).stream())
                .filter(text -> !text.matches("Continued:part\\d+of\\d+"))
                .collect(Collectors.joining())
                .replaceAll("(?<!^)HeadTwo", "");
    }

    @Test
    void aShortTextIsOnePart() {
        assertThat(writer.documents("# a\n\nb")).containsExactly(writer.document("# a\n\nb"));
    }

    @Test
    void aPartSaysWhatItContinues() {
        List<JsonObject> parts = writer.documents("word ".repeat(13_000));

        assertThat(parts).hasSize(3);
        assertThat(Corpus.texts(parts.get(0))).noneMatch(text -> text.startsWith("Continued"));
        assertThat(parts.get(1).toString()).contains("Continued: part 2 of 3");
        assertThat(parts.get(2).toString()).contains("Continued: part 3 of 3");
    }

    @Test
    void blocksAreKeptWholeAndHeadingsGoWithThem() {
        String code = "```java\n" + "int a = 1;\n".repeat(2_000) + "```\n\n";
        List<JsonObject> parts = writer.documents(code + "# Next\n\n" + code);

        assertThat(parts).hasSize(2);
        assertThat(Corpus.types(parts.get(0))).doesNotContain("heading");
        assertThat(Corpus.types(parts.get(1))).contains("heading", "codeBlock");
    }

    @Test
    void codeGoesOnInItsLanguageAndNumbersCountOn() {
        List<JsonObject> code = writer.documents("```java\n" + "int a = 1;\n".repeat(8_000) + "```\n");
        List<JsonObject> numbers = writer.documents(IntStream.range(0, 3_000)
                .mapToObj(i -> "1. " + "word ".repeat(6) + i + "\n")
                .collect(Collectors.joining()));

        assertThat(code)
                .hasSizeGreaterThan(2)
                .allSatisfy(
                        part -> assertThat(part.toString())
                                .contains(
                                        "{\"type\":\"codeBlock\",\"attrs\":{\"language\":\"java\"},\"content\":[{\"type\":\"text\",\"text\":\"int a"));
        assertThat(new AdfReader().markdown(numbers.get(1))).containsPattern("\n\n(\\d+)\\. (word )+");
        assertThat(numberedAsTold(numbers.get(1))).isTrue();
    }

    /** The item told {@code n} as its last word is number {@code n + 1}. */
    private static boolean numberedAsTold(JsonObject part) {
        return new AdfReader()
                .markdown(part)
                .lines()
                .filter(line -> line.contains("word"))
                .allMatch(line -> Integer.parseInt(line.substring(0, line.indexOf('.'))) - 1
                        == Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1)));
    }

    @Test
    @Needs(External.SCHEMAS)
    void anyLongMarkdownIsInPartsThatTheSchemaAccepts() {
        for (int seed = 0; seed < Nightly.count(2, 500); seed++) {
            RandomMarkdown random = new RandomMarkdown(seed);
            String markdown = IntStream.range(0, Nightly.count(60, 100))
                    .mapToObj(i -> random.document())
                    .collect(Collectors.joining());
            int origin = seed;

            assertThat(writer.documents(markdown)).allSatisfy(part -> {
                assertAccepted(part, "seed " + origin);
                assertThat(String.join("", Corpus.texts(part)).length()).isLessThan(JIRAS_LIMIT);
            });
        }
    }
}
