package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer to one check (seed, "Decision Types").
 *
 * @param verdict what may happen
 * @param code why, for programs
 * @param reason why, for people; carries no secret
 * @param violations the policies that ask for this verdict or a weaker one, strongest first
 * @param warnings what a policy only warns of, and thresholds passed
 */
public record Decision(
        Verdict verdict, ReasonCode code, String reason, List<Violation> violations, List<String> warnings) {

    /** The answer where a project has no policy file. */
    public static final Decision NO_POLICY =
            new Decision(Verdict.ALLOW, ReasonCode.NO_POLICY, "no policy file", List.of(), List.of());

    /** The answer where every policy is satisfied. */
    public static final Decision SATISFIED =
            new Decision(Verdict.ALLOW, ReasonCode.SATISFIED, "every policy is satisfied", List.of(), List.of());

    public Decision {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
    }

    /** A refusal that no policy asked for: something is wrong, so nothing is allowed. */
    public static Decision failClosed(ReasonCode code, String reason) {
        return new Decision(Verdict.DENY, code, reason, List.of(), List.of());
    }

    /** The same decision with further warnings. */
    public Decision warning(List<String> more) {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(more);
        return new Decision(verdict, code, reason, violations, all);
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOW;
    }

    public boolean requiresApproval() {
        return verdict == Verdict.REQUIRE_APPROVAL;
    }

    /** The decision in JSON answers. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("allowed", allowed())
                .put("decision", verdict.name())
                .put("code", code.wireName())
                .put("reason", reason)
                .put("requiresApproval", requiresApproval())
                .put(
                        "violations",
                        new JsonArray(violations.stream()
                                .<JsonValue>map(Violation::toJson)
                                .toList()))
                .put("warnings", JsonArray.ofStrings(warnings))
                .build();
    }
}
