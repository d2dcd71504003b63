package dev.loki.application.residency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.DecisionJournal;
import dev.loki.application.policy.DecisionMeter;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.application.policy.PathGuard;
import dev.loki.application.policy.PolicyControl;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.residency.Residency;
import dev.loki.domain.residency.ResidencyRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResidencyControlTest {

    private static final Residency EUROPE = new Residency(
            List.of(new ResidencyRule(new Origin("residency.json", 1), List.of("anthropic"), List.of("eu"), false)),
            List.of());

    private final House house = new House();

    @Test
    void aProviderThatIsAllowedMayBeCalledAndNothingIsOnRecord() {
        Decision decision = control(EUROPE).checkProvider("Anthropic", "EU");
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.code()).isEqualTo(ReasonCode.SATISFIED);
        assertThat(decision.reason()).isEqualTo("the provider may be called");
        assertThat(decision.evaluated()).isEqualTo(1);
        assertThat(house.log.entries()).isEmpty();
    }

    @Test
    void aRefusalIsOnRecordAsOtherDecisionsAre() {
        Decision decision = control(EUROPE).checkProvider("openai", "eu");
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.reason()).startsWith("residency: openai is not one of the allowed providers");
        assertThat(house.log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("policy_deny");
            assertThat(entry.toString()).contains("openai", "residency");
        });
    }

    @Test
    void aRegionThatIsNotKnownIsRefused() {
        assertThat(control(EUROPE).checkProvider("anthropic", null).code()).isEqualTo(ReasonCode.MISSING_INPUT);
    }

    @Test
    void whereNothingIsSaidEverythingIsAllowed() {
        Decision decision = control(Residency.NONE).checkProvider("anybody", null);
        assertThat(decision.allowed()).isTrue();
        assertThat(decision.reason()).isEqualTo("providers and regions are not restricted");
    }

    @Test
    void theSafeguardJudgesWhatThePoliciesAllow() {
        ResidencySafeguard safeguard = new ResidencySafeguard(EUROPE);
        JsonObject call = JsonObject.builder().put("provider", "openai").build();
        assertThat(safeguard.judge(EnforcementPoint.PRE_EXECUTION, call)).hasSize(1);
        assertThat(safeguard.explain(EnforcementPoint.RESOURCE, call)).hasSize(1);
        assertThat(safeguard.complete(EnforcementPoint.RESOURCE, call)).isEqualTo(call);
    }

    private ResidencyControl control(Residency residency) {
        PolicyControl control = new PolicyControl(
                () -> ActivePolicies.NONE,
                House::refusing,
                new PathGuard("/srv/project", false, RealPaths.LEXICAL, null),
                List.of(new ResidencySafeguard(residency)),
                new DecisionRecorder(house.audit, house.events, DecisionJournal.off(), House.ACTOR),
                house.tracer,
                DecisionMeter.OFF,
                null);
        return new ResidencyControl(residency, control);
    }
}
