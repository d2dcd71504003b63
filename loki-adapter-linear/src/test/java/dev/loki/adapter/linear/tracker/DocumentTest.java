package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.standin.linear.LinearComplexity;
import dev.loki.standin.linear.LinearSchema;
import dev.loki.testing.External;
import dev.loki.testing.Needs;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentTest {

    @ParameterizedTest
    @EnumSource(Document.class)
    @Needs(External.SCHEMAS)
    void linearsSchemaTakesIt(Document document) {
        assertThat(schema().complaints(document.text(), Map.of()))
                .allMatch(complaint -> complaint.contains("Variable"), "misses its variables at most");
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void itCostsFarLessThanLinearTakes(Document document) {
        assertThat(LinearComplexity.of(document.text())).isBetween(1.0, (double) Budgets.DEAREST);
        assertThat((double) Budgets.DEAREST).isLessThanOrEqualTo(LinearComplexity.MOST / 5);
    }

    @ParameterizedTest
    @EnumSource(Document.class)
    void itsOperationIsNamedAsItsFile(Document document) {
        assertThat(document.text()).containsOnlyOnce(document.operation() + (hasVariables(document) ? "(" : " {"));
    }

    @Test
    @Needs(External.SCHEMAS)
    void aFieldThatLinearDoesNotHaveIsNoticed() {
        String wrong = Document.ISSUE_PLACE.text().replace("identifier", "identifierr");
        assertThat(schema().complaints(wrong, Map.of("id", "ABC-1")))
                .singleElement()
                .asString()
                .contains("identifierr");
    }

    @Test
    @Needs(External.SCHEMAS)
    void anInputThatLinearDoesNotHaveIsNoticed() {
        Map<String, Object> wrong = Map.of("input", Map.of("issueId", "ABC-1", "text", "words"));
        assertThat(schema().complaints(Document.CREATE_COMMENT.text(), wrong))
                .singleElement()
                .asString()
                .contains("text");
        Map<String, Object> undeclared = Map.of("id", "ABC-1", "state", "x", "status", "y");
        assertThat(schema().complaints(Document.MOVE_ISSUE.text(), undeclared)).hasSize(1);
        assertThat(schema().complaints(Document.MOVE_ISSUE.text(), Map.of("id", "ABC-1", "state", 7)))
                .hasSize(1);
        assertThat(schema().complaints(Document.MOVE_ISSUE.text(), Map.of("id", "ABC-1")))
                .hasSize(1);
    }

    @Test
    void whatLinearRefusesForItsCostIsCountedSo() {
        String unbounded = "{ issues(first: 50) { nodes { id comments { nodes { id labels { nodes { name } } } } } } }";
        assertThat(LinearComplexity.of(unbounded)).isGreaterThan(LinearComplexity.MOST);
    }

    private static boolean hasVariables(Document document) {
        return !List.of(Document.VIEWER).contains(document);
    }

    private static LinearSchema schema() {
        return LinearSchema.find().orElseThrow();
    }
}
