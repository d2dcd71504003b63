package dev.loki.domain.policy;

import static dev.loki.domain.policy.Documents.list;
import static dev.loki.domain.policy.Documents.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A line of the decision log says what was decided, and can be read back. */
class DecisionRecordTest {

    private static final JsonObject CONTEXT = object("file_path", "/etc/passwd", "project_dir", "/srv/p");

    private static final JsonObject LINE = object(
            "timestamp",
            "2026-02-21T10:00:00.000Z",
            "point",
            "pre_execution",
            "session",
            "run-1",
            "decision",
            "DENY",
            "code",
            "violated",
            "policies",
            list("project-boundary", "no-etc"),
            "policyHash",
            "5c6f",
            "masked",
            JsonBoolean.FALSE,
            "context",
            CONTEXT);

    @Test
    void aLineIsWrittenAsThePageOfPoliciesShowsIt() {
        assertThat(record("run-1", false, CONTEXT, JsonObject.EMPTY).toJson()).hasToString("""
                {"timestamp":"2026-02-21T10:00:00.000Z","point":"pre_execution","session":"run-1","decision":"DENY",\
                "code":"violated","policies":["project-boundary","no-etc"],"policyHash":"5c6f","masked":false,\
                "context":{"file_path":"/etc/passwd","project_dir":"/srv/p"}}""");
    }

    @Test
    void everythingOnALineIsReadBack() {
        assertThat(DecisionRecord.of(LINE)).isEqualTo(record("run-1", false, CONTEXT, JsonObject.EMPTY));
    }

    @ParameterizedTest
    @EnumSource
    void everyVerdictIsReadBackByItsName(Verdict verdict) {
        assertThat(DecisionRecord.of(LINE.with("decision", new JsonString(verdict.name())))
                        .verdict())
                .isEqualTo(verdict);
    }

    @Test
    void aDecisionOutsideOfARunAndWithoutAPolicyFileHasNeitherSessionNorHash() {
        JsonObject line = LINE.with("session", JsonNull.NULL).with("policyHash", JsonNull.NULL);

        DecisionRecord record = DecisionRecord.of(line);

        assertThat(record.session()).isNull();
        assertThat(record.policyHash()).isNull();
        assertThat(record.toJson()).isEqualTo(line);
    }

    @Test
    void whatWasMaskedIsSaid() {
        JsonObject line = record("run-1", true, CONTEXT, JsonObject.EMPTY).toJson();

        assertThat(line.get("masked")).isEqualTo(JsonBoolean.TRUE);
        assertThat(DecisionRecord.of(line).masked()).isTrue();
    }

    @Test
    void aContextThatIsLeftOutIsNull() {
        JsonObject line = record("run-1", false, null, JsonObject.EMPTY).toJson();

        assertThat(line.get("context")).isEqualTo(JsonNull.NULL);
        assertThat(DecisionRecord.of(line).context()).isNull();
    }

    @Test
    void whereLinksLedElsewhereTheLineSaysWhere() {
        JsonObject elsewhere = object("file_path", "/real/passwd");
        JsonObject line = record("run-1", false, CONTEXT, elsewhere).toJson();

        assertThat(line.get("real")).isEqualTo(elsewhere);
        assertThat(DecisionRecord.of(line).real()).isEqualTo(elsewhere);
    }

    @Test
    void whereItCouldNotBeToldWhereLinksLeadTheLineHoldsNull() {
        JsonObject line = record("run-1", false, CONTEXT, null).toJson();

        assertThat(line.get("real")).isEqualTo(JsonNull.NULL);
        assertThat(DecisionRecord.of(line).real()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"timestamp", "point", "decision", "code", "policies", "masked", "context"})
    void aLineThatLacksAFieldIsRefusedByTheNameOfTheField(String field) {
        Map<String, JsonValue> members = new LinkedHashMap<>(LINE.members());
        members.remove(field);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionRecord.of(JsonObject.of(members)))
                .withMessageStartingWith("no decision: expected " + field + " to be ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp | a text",
                "decision | a text",
                "policies | a list of names",
                "masked | true or false",
                "context | an object or null",
                "real | an object or null"
            })
    void aFieldOfAnotherTypeIsRefusedWithWhatWasExpected(String field, String expected) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionRecord.of(LINE.with(field, list(1))))
                .withMessage("no decision: expected " + field + " to be " + expected);
    }

    @Test
    void aVerdictThatNobodyKnowsIsNoDecision() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DecisionRecord.of(LINE.with("decision", new JsonString("deny"))))
                .withMessage("no decision: expected decision to be ALLOW, REQUIRE_APPROVAL or DENY");
    }

    private static DecisionRecord record(
            String session, boolean masked, @Nullable JsonObject context, @Nullable JsonObject real) {
        return new DecisionRecord(
                "2026-02-21T10:00:00.000Z",
                "pre_execution",
                session,
                Verdict.DENY,
                "violated",
                List.of("project-boundary", "no-etc"),
                "5c6f",
                masked,
                context,
                real);
    }
}
