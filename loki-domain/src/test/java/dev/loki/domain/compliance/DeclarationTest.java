package dev.loki.domain.compliance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationTest {

    @Test
    void textsObjectsAndListsAreTaken() {
        JsonObject controller = JsonObject.builder()
                .put("name", "Example GmbH")
                .put("contact", "privacy@example.com")
                .build();
        JsonObject json = JsonObject.builder()
                .put("controller", controller)
                .put("purposes", JsonArray.ofStrings(List.of("software development", "support")))
                .put(
                        "categories",
                        JsonObject.builder().put("dataSubjects", "employees").build())
                .build();
        Declaration declared = Declaration.of(json);
        assertThat(declared.of(ArticleItem.CONTROLLER)).containsExactly("Example GmbH, contact: privacy@example.com");
        assertThat(declared.of(ArticleItem.PURPOSES)).containsExactly("software development", "support");
        assertThat(declared.of(ArticleItem.DATA_SUBJECTS)).containsExactly("employees");
        assertThat(declared.of(ArticleItem.DPO)).isEmpty();
    }

    @Test
    void whatIsUnknownOrOfAnotherTypeIsRefusedByName() {
        refused("purpose", new JsonString("x"), "purpose: unknown; expected one of categories, controller, dpo");
        refused("dpo", JsonNumber.of(1), "dpo: expected a text, an object of texts, or a list of these, found number");
        refused("dpo", new JsonString(" "), "dpo: expected a text of 1 to 2000 characters");
        refused("categories", new JsonString("x"), "categories: expected an object with dataSubjects");
        refused(
                "categories",
                JsonObject.builder().put("data", "x").build(),
                "categories.data: unknown; expected one of dataSubjects, personalData");
        refused(
                "recipients",
                new JsonArray(List.of(new JsonString("a"), JsonNumber.of(1))),
                "recipients[1]: expected a text");
        refused(
                "recipients",
                JsonArray.ofStrings(Collections.nCopies(201, "a")),
                "recipients: expected at most 200 elements");
    }

    private static void refused(String key, JsonValue value, String message) {
        assertThatThrownBy(() ->
                        Declaration.of(JsonObject.builder().put(key, value).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }
}
