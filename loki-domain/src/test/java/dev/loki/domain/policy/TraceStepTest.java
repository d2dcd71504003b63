package dev.loki.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import org.junit.jupiter.api.Test;

/** An explanation says of each policy where it stands and whether the context satisfies it. */
class TraceStepTest {

    private static final Violation VIOLATION =
            new Violation("limit", PolicyAction.DENY, ReasonCode.VIOLATED, "active_agents is 9");

    private final TraceStep violated =
            new TraceStep("limit", new Origin("policies.yaml", 7), Mode.SHADOW, "active_agents <= 5", VIOLATION);

    @Test
    void aViolatedStepSaysWhereThePolicyStandsAndWhy() {
        JsonObject json = violated.toJson();

        assertThat(json.members()).containsEntry("line", JsonNumber.of(7));
        assertThat(json.members()).containsEntry("satisfied", JsonBoolean.FALSE);
        assertThat(json.members()).containsEntry("violation", VIOLATION.toJson());
        assertThat(json.string("file")).contains("policies.yaml");
        assertThat(json.string("mode")).contains("shadow");
    }

    @Test
    void aSatisfiedStepOfAPolicyThatStandsInNoFileHasNeitherLineNorViolation() {
        JsonObject json =
                new TraceStep("limit", Origin.OF_VARIABLES, Mode.ENFORCE, "active_agents <= 5", null).toJson();

        assertThat(json.members()).containsEntry("line", JsonNull.NULL);
        assertThat(json.members()).containsEntry("satisfied", JsonBoolean.TRUE);
        assertThat(json.members()).containsEntry("violation", JsonNull.NULL);
    }

    @Test
    void aStepOnAChangedContextSaysWhatWasChanged() {
        TraceStep step = violated.given("links followed: /etc/passwd");

        assertThat(step.condition()).isEqualTo("active_agents <= 5 (links followed: /etc/passwd)");
        assertThat(step.violation()).isEqualTo(VIOLATION);
        assertThat(step.origin()).isEqualTo(violated.origin());
    }
}
