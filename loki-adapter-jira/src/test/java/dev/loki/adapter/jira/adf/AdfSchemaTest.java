package dev.loki.adapter.jira.adf;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.standin.AdfSchema;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The validation of documents can fail: of each thing that Jira refuses, one. */
@Needs(External.SCHEMAS)
class AdfSchemaTest {

    private static final JsonObject TEXT = AdfJson.text("a").get(0);
    private static final JsonObject PARAGRAPH = AdfJson.node("paragraph", List.of(TEXT));
    private static final JsonObject HEADING = AdfJson.node("heading", AdfJson.attribute("level", 1), List.of(TEXT));

    @Test
    void aDocumentThatIsRightPasses() {
        assertThat(AdfSchema.complaints(AdfJson.document(List.of(PARAGRAPH, HEADING))))
                .isEmpty();
    }

    @Test
    void aDocumentIsWhole() {
        assertThat(AdfSchema.complaints(AdfJson.node("doc", List.of(PARAGRAPH))))
                .isNotEmpty();
        assertThat(AdfSchema.complaints(AdfJson.document(List.of(PARAGRAPH)).with("version", JsonNumber.of(2))))
                .isNotEmpty();
        assertThat(AdfSchema.complaints(AdfJson.document(List.of(PARAGRAPH)).with("x", JsonNumber.of(2))))
                .isNotEmpty();
    }

    @Test
    void nodesStandWhereTheyMay() {
        assertRefused(AdfJson.node("listItem", List.of(PARAGRAPH)));
        assertRefused(AdfJson.node("bulletList", List.of(AdfJson.node("listItem", List.of(HEADING)))));
        assertRefused(AdfJson.node("blockquote", List.of(HEADING)));
        assertRefused(AdfJson.node("blockquote", List.of(AdfJson.node("blockquote", List.of(PARAGRAPH)))));
        assertRefused(AdfJson.node("taskList", List.of()));
        assertRefused(AdfJson.node("novel", List.of()));
    }

    @Test
    void listsAndTextsHoldSomething() {
        assertRefused(AdfJson.node("bulletList", List.of()));
        assertRefused(AdfJson.node("bulletList", List.of(AdfJson.node("listItem", List.of()))));
        assertRefused(AdfJson.node("paragraph", List.of(TEXT.with("text", new JsonString("")))));
    }

    @Test
    void codeHasNoOtherLook() {
        JsonArray marks = AdfJson.array(List.of(AdfJson.node("code", List.of()), AdfJson.node("strong", List.of())));

        assertRefused(AdfJson.node("paragraph", List.of(TEXT.with("marks", marks))));
        assertRefused(AdfJson.node("codeBlock", List.of(TEXT.with("marks", marks))));
    }

    private static void assertRefused(JsonObject block) {
        assertThat(AdfSchema.complaints(AdfJson.document(List.of(block))))
                .as("%s", block)
                .isNotEmpty();
    }
}
