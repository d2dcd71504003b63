package dev.loki.application.residency;

import dev.loki.application.policy.PolicyControl;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.residency.Residency;
import dev.loki.domain.residency.ResidencyRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a provider may be called (seed, "data residency checks"). A refusal is on record before it is returned, as
 * any other decision is. Thread-safe.
 */
public final class ResidencyControl {

    private final Residency residency;
    private final PolicyControl control;

    /**
     * @param residency where data may go
     * @param control asks a {@link ResidencySafeguard} of the same, and no policy
     */
    public ResidencyControl(Residency residency, PolicyControl control) {
        this.residency = residency;
        this.control = control;
    }

    /**
     * Decides whether a provider may be called; the policies are not asked. Never throws.
     *
     * @param provider such as {@code anthropic}, in any case
     * @param region such as {@code eu}; null where it is not known, which is refused where regions are listed
     */
    public Decision checkProvider(String provider, @Nullable String region) {
        JsonObject call = JsonObject.builder()
                .put(ResidencyRule.PROVIDER, provider)
                .put(ResidencyRule.REGION, region)
                .build();
        Decision decision = control.check(EnforcementPoint.RESOURCE, call);
        return decision.allowed() ? allowed(decision) : decision;
    }

    /** What is said of where data may go. */
    public Residency residency() {
        return residency;
    }

    /** No policy was asked, so none is the reason. */
    private Decision allowed(Decision decision) {
        return new Decision(
                decision.verdict(),
                ReasonCode.SATISFIED,
                residency.restricts() ? "the provider may be called" : "providers and regions are not restricted",
                List.of(),
                decision.warnings(),
                List.of(),
                residency.rules().size(),
                null,
                Map.of());
    }
}
