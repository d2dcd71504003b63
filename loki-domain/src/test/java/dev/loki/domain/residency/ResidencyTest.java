package dev.loki.domain.residency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResidencyTest {

    private static final Origin FILE = new Origin("residency.json", 3);
    private static final Residency EUROPE = rule(List.of("Anthropic ", "ollama"), List.of("EU"), false);
    private static final Residency AIR_GAPPED = rule(List.of(), List.of(), true);

    @Test
    void nothingSaidForbidsNothing() {
        assertThat(Residency.NONE.restricts()).isFalse();
        assertThat(Residency.NONE.judge(EnforcementPoint.RESOURCE, JsonObject.EMPTY))
                .isEmpty();
        assertThat(rule(List.of(), List.of(), false).restricts()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "ANTHROPIC", "Anthropic", " anthropic ", "Ollama"})
    void providersAreComparedWithoutCaseAndSpace(String provider) {
        assertThat(judge(EUROPE, provider, "eu")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eu", "EU", " eu\t"})
    void regionsAreComparedWithoutCaseAndSpace(String region) {
        assertThat(judge(EUROPE, "anthropic", region)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"openai", "anthropic2", "anthropi", "anthropic,openai", "*", "anthr\u0000opic", "ａnthropic"})
    void anyOtherProviderIsRefused(String provider) {
        assertThat(judge(EUROPE, provider, "eu")).singleElement().satisfies(violation -> {
            assertThat(violation.code()).isEqualTo(ReasonCode.VIOLATED);
            assertThat(violation.action()).isEqualTo(PolicyAction.DENY);
            assertThat(violation.message())
                    .contains("not one of the allowed providers, anthropic, ollama (residency.json:3)");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"us", "eu-west-1", "e u", "europe"})
    void anyOtherRegionIsRefused(String region) {
        assertThat(judge(EUROPE, "anthropic", region))
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .endsWith("is not one of the allowed regions, eu (residency.json:3)");
    }

    @Test
    void whatWasNamedIsShownWhereItCannotPoseAsSomethingElse() {
        assertThat(judge(EUROPE, "OpenAI", "eu").get(0).message()).startsWith("openai is not one of");
        assertThat(judge(EUROPE, "open\u202Eai\n", "eu").get(0).message()).startsWith("the provider is not one of");
        assertThat(judge(EUROPE, "x".repeat(100_000), "eu").get(0).message()).hasSizeLessThan(200);
    }

    @Test
    void aRegionThatIsNotKnownIsRefusedWhereRegionsAreListed() {
        assertThat(judge(EUROPE, "anthropic", null))
                .singleElement()
                .extracting(Violation::code)
                .isEqualTo(ReasonCode.MISSING_INPUT);
        assertThat(judge(EUROPE, "anthropic", " ")).hasSize(1);
        assertThat(judge(rule(List.of("anthropic"), List.of(), false), "anthropic", null))
                .isEmpty();
    }

    @Test
    void aProviderMustBeNamedWhereTokensAreSpent() {
        for (JsonObject context : List.of(
                JsonObject.EMPTY,
                JsonObject.EMPTY.with("provider", JsonNull.NULL),
                JsonObject.EMPTY.with("provider", new JsonString(" ")))) {
            assertThat(AIR_GAPPED.judge(EnforcementPoint.RESOURCE, context))
                    .singleElement()
                    .extracting(Violation::code)
                    .isEqualTo(ReasonCode.MISSING_INPUT);
        }
    }

    @Test
    void namesThatAreNoTextsAreRefused() {
        JsonObject number = JsonObject.EMPTY.with("provider", JsonNumber.of(7));
        JsonObject list = call("anthropic", null).with("region", JsonArray.ofStrings(List.of("eu")));
        assertThat(EUROPE.judge(EnforcementPoint.DATA, number))
                .singleElement()
                .extracting(Violation::code)
                .isEqualTo(ReasonCode.INVALID_INPUT);
        assertThat(EUROPE.judge(EnforcementPoint.RESOURCE, list))
                .singleElement()
                .extracting(Violation::code)
                .isEqualTo(ReasonCode.INVALID_INPUT);
    }

    @ParameterizedTest
    @EnumSource(EnforcementPoint.class)
    void whoeverNamesAProviderIsJudgedAtEveryPoint(EnforcementPoint point) {
        assertThat(EUROPE.judge(point, call("openai", "eu"))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(value = EnforcementPoint.class, names = "RESOURCE", mode = EnumSource.Mode.EXCLUDE)
    void whoNamesNoProviderElsewhereIsNotJudged(EnforcementPoint point) {
        assertThat(EUROPE.judge(point, JsonObject.EMPTY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ollama", "local", "Ollama", " LOCAL "})
    void whatIsOnThisMachineMayBeCalledAcrossNoGap(String provider) {
        assertThat(judge(AIR_GAPPED, provider, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"anthropic", "localhost", "ollama.example", "local-llm"})
    void whatIsElsewhereMayNotBeCalledAcrossTheAirGap(String provider) {
        assertThat(judge(AIR_GAPPED, provider, "eu"))
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .startsWith("the air gap is on: only ollama and local may be called");
    }

    @Test
    void theAirGapHoldsAgainstTheListOfProviders() {
        Residency both = rule(List.of("anthropic"), List.of(), true);
        assertThat(judge(both, "anthropic", null)).hasSize(1);
        assertThat(judge(both, "ollama", null)).hasSize(1);
    }

    @Test
    void everyRuleHoldsWhateverTheOthersSay() {
        Residency wide = rule(List.of("anthropic", "openai"), List.of(), false);
        Residency both = wide.and(new ResidencyRule(new Origin("config.yaml", 9), List.of("openai"), List.of(), false));
        assertThat(judge(both, "openai", null)).isEmpty();
        assertThat(judge(both, "anthropic", null))
                .singleElement()
                .extracting(Violation::message)
                .asString()
                .contains("config.yaml:9");
    }

    @Test
    void whatSwitchesTheAirGapOnIsNamed() {
        assertThat(EUROPE.airGap()).isEmpty();
        assertThat(AIR_GAPPED.airGap()).contains("residency.json:3");
        assertThat(EUROPE.and(ResidencyRule.airGap(new Origin("LOKI_AIR_GAPPED", 0)))
                        .airGap())
                .contains("LOKI_AIR_GAPPED");
    }

    @ParameterizedTest
    @EnumSource(EnforcementPoint.class)
    void whatIsNotUnderstoodDeniesEverythingAndCountsAsAnAirGap(EnforcementPoint point) {
        Residency broken = new Residency(EUROPE.rules(), List.of("residency.json:2: a value is missing"));
        assertThat(broken.isAirGapped()).isTrue();
        assertThat(broken.airGap()).contains("not understood: residency.json:2: a value is missing");
        assertThat(broken.judge(point, call("ollama", "eu")))
                .singleElement()
                .satisfies(violation -> assertThat(violation.message()).contains("residency.json:2: a value"))
                .extracting(Violation::code)
                .isEqualTo(ReasonCode.POLICY_ERROR);
        assertThat(broken.explain(point, JsonObject.EMPTY))
                .singleElement()
                .satisfies(step -> assertThat(step.violation()).isNotNull());
    }

    @Test
    void anExplanationNamesEveryRuleAndWhereItStands() {
        Residency both = EUROPE.and(ResidencyRule.airGap(new Origin("LOKI_AIRGAP", 0)));
        List<TraceStep> steps = both.explain(EnforcementPoint.RESOURCE, call("anthropic", "eu"));
        assertThat(steps)
                .extracting(step -> step.origin() + ": " + step.condition())
                .containsExactly(
                        "residency.json:3: provider must be one of [anthropic, ollama], region must be one of [eu]",
                        "LOKI_AIRGAP: the air gap is on: provider must be one of [ollama, local]");
        assertThat(steps.get(0).violation()).isNull();
        assertThat(steps.get(1).violation()).isNotNull();
        assertThat(EUROPE.explain(EnforcementPoint.DATA, JsonObject.EMPTY)).isEmpty();
    }

    private static Residency rule(List<String> providers, List<String> regions, boolean airGapped) {
        return new Residency(List.of(new ResidencyRule(FILE, providers, regions, airGapped)), List.of());
    }

    private static List<Violation> judge(Residency residency, String provider, @Nullable String region) {
        return residency.judge(EnforcementPoint.RESOURCE, call(provider, region));
    }

    private static JsonObject call(String provider, @Nullable String region) {
        return JsonObject.builder()
                .put("provider", provider)
                .put("region", region)
                .build();
    }
}
