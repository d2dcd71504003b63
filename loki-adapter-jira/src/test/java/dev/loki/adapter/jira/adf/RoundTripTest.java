package dev.loki.adapter.jira.adf;

import static dev.loki.adapter.jira.adf.SchemaAssertions.assertAccepted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.standin.AdfSchema;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** ADF to Markdown and back: what people wrote is still there, and says the same. */
class RoundTripTest {

    private final AdfReader reader = new AdfReader();
    private final AdfWriter writer = new AdfWriter();

    @ParameterizedTest
    @MethodSource("dev.loki.adapter.jira.adf.Corpus#names")
    void markdownOfADocumentSaysTheSameAgain(String name) throws Exception {
        String markdown = reader.markdown(Corpus.document(name));

        assertThat(reader.markdown(writer.document(markdown))).isEqualTo(markdown);
    }

    @ParameterizedTest
    @MethodSource("dev.loki.adapter.jira.adf.Corpus#names")
    void allTextIsKept(String name) throws Exception {
        JsonObject document = Corpus.document(name);
        JsonObject back = writer.document(reader.markdown(document));

        assertThat(String.join("", Corpus.texts(back))).contains(Corpus.texts(document));
    }

    @ParameterizedTest
    @MethodSource("dev.loki.adapter.jira.adf.Corpus#names")
    @Needs(External.SCHEMAS)
    void theSchemaAcceptsBothEnds(String name) throws Exception {
        JsonObject document = Corpus.document(name);

        assertAccepted(document, "the corpus");
        assertAccepted(writer.document(reader.markdown(document)), "written");
    }

    @Test
    @Needs(External.SCHEMAS)
    void theCorpusHoldsEveryKindOfNodeAndMark() throws Exception {
        Set<String> held = new TreeSet<>();
        for (String name : Corpus.names().toList()) {
            held.addAll(Corpus.types(Corpus.document(name)));
        }

        assertThat(held).containsAll(kindsOfTheSchema());
    }

    private static Set<String> kindsOfTheSchema() {
        JsonObject schema = AdfSchema.published();
        Set<String> kinds = new TreeSet<>();
        for (String name :
                ((JsonObject) member(schema, "definitions")).members().keySet()) {
            if (name.matches("[A-Za-z]+_(node|mark)")) {
                kinds.add(name.substring(0, name.lastIndexOf('_')));
            }
        }
        kinds.removeAll(
                Set.of("table_row", "table_cell", "table_header", "code_inline", "formatted_text_inline", "inline"));
        assertThat(kinds).hasSizeGreaterThan(50);
        return kinds;
    }

    private static JsonValue member(JsonObject object, String name) {
        return Objects.requireNonNull(object.get(name));
    }

    /** Whatever an editor leaves: delimiters beside letters, white space in marks, lists of lists. */
    @Test
    void markdownOfAnyDocumentSaysTheSameAgain() {
        for (int seed = 0; seed < Nightly.count(1_000, 100_000); seed++) {
            JsonObject document = new RandomAdf(seed).document();
            String markdown = reader.markdown(document);

            assertThat(reader.markdown(writer.document(markdown)))
                    .as("seed %s: %s", seed, document)
                    .isEqualTo(markdown);
        }
    }

    /** Text of any characters in a paragraph is that text again, and of that look. */
    @Test
    void anyTextIsTheSameText() {
        for (int seed = 0; seed < Nightly.count(1_000, 100_000); seed++) {
            String text = new RandomMarkdown(seed).noise();
            JsonObject paragraph = AdfJson.paragraph(Inlines.settle(List.of(Inline.Run.plain(text))));
            JsonObject document = AdfJson.document(List.of(paragraph));

            assertThat(String.join("", Corpus.texts(writer.document(reader.markdown(document)))))
                    .as("seed %s: %s", seed, document)
                    .isEqualTo(String.join("", Corpus.texts(document)));
        }
    }
}
