package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one check (seed, "Decision Types").
 *
 * @param verdict what may happen
 * @param code why, for programs
 * @param reason why, for people; carries no secret
 * @param violations the policies that ask for this verdict or a weaker one, strongest first
 * @param warnings what a policy only warns of, and thresholds passed
 * @param shadow what policies in shadow mode would have asked for
 * @param evaluated how many policies were judged
 * @param policyHash what was enforced, as a SHA-256 in hex: of the policy file, and of the environment's policies where
 *     there are any; null where there is neither
 * @param findings how often each detector found something in content, whatever followed from it; not in the JSON answer
 */
public record Decision(
        Verdict verdict,
        ReasonCode code,
        String reason,
        List<Violation> violations,
        List<String> warnings,
        List<Violation> shadow,
        int evaluated,
        @Nullable String policyHash,
        Map<String, Integer> findings) {

    /** The answer where a project has no policy file. */
    public static final Decision NO_POLICY = plain(Verdict.ALLOW, ReasonCode.NO_POLICY, "no policy file", 0, null);

    public Decision {
        violations = List.copyOf(violations);
        warnings = List.copyOf(warnings);
        shadow = List.copyOf(shadow);
        findings = Map.copyOf(findings);
    }

    /** The answer where every policy is satisfied. */
    static Decision satisfied(int evaluated, @Nullable String policyHash) {
        return plain(Verdict.ALLOW, ReasonCode.SATISFIED, "every policy is satisfied", evaluated, policyHash);
    }

    /** A refusal that no policy asked for: something is wrong, so nothing is allowed. */
    public static Decision failClosed(ReasonCode code, String reason) {
        return plain(Verdict.DENY, code, reason, 0, null);
    }

    /** This decision once people have agreed to the action; what they agreed to stays in it. */
    public Decision approved(String how) {
        return new Decision(
                Verdict.ALLOW, ReasonCode.APPROVED, how, violations, warnings, shadow, evaluated, policyHash, findings);
    }

    private static Decision plain(
            Verdict verdict, ReasonCode code, String reason, int evaluated, @Nullable String policyHash) {
        return new Decision(verdict, code, reason, List.of(), List.of(), List.of(), evaluated, policyHash, Map.of());
    }

    /** The same decision with further warnings. */
    public Decision warning(List<String> more) {
        return noting(violations, more, List.of(), Map.of());
    }

    /** The stronger of this and another decision on the same action; both leave their findings in it. */
    public Decision and(Decision other) {
        return other.verdict.compareTo(verdict) > 0 ? other.alsoFinding(this) : alsoFinding(other);
    }

    /** This decision and what was found besides the policies: the stronger decides; what only warns is a warning. */
    public Decision and(Violation found) {
        return found.action() == PolicyAction.WARN
                ? warning(List.of(found.policy() + ": " + found.message()))
                : and(ruledBy(found).noting(List.of(found), List.of(), List.of(), Map.of()));
    }

    private Decision alsoFinding(Decision weaker) {
        return noting(join(violations, weaker.violations), weaker.warnings, weaker.shadow, weaker.findings);
    }

    public boolean allowed() {
        return verdict == Verdict.ALLOW;
    }

    public boolean requiresApproval() {
        return verdict == Verdict.REQUIRE_APPROVAL;
    }

    /** This decision after such findings; the first violation, where there is one, becomes its verdict and reason. */
    Decision noting(
            List<Violation> found,
            List<String> moreWarnings,
            List<Violation> moreShadow,
            Map<String, Integer> moreFindings) {
        Decision base = found.isEmpty() || !violations.isEmpty() ? this : ruledBy(found.get(0));
        return new Decision(
                base.verdict,
                base.code,
                base.reason,
                found,
                join(warnings, moreWarnings),
                join(shadow, moreShadow),
                evaluated,
                policyHash,
                sum(findings, moreFindings));
    }

    private static Map<String, Integer> sum(Map<String, Integer> some, Map<String, Integer> more) {
        Map<String, Integer> all = new HashMap<>(some);
        more.forEach((detector, count) -> all.merge(detector, count, Integer::sum));
        return all;
    }

    private Decision ruledBy(Violation strongest) {
        return plain(
                strongest.action().verdict(),
                strongest.code(),
                strongest.policy() + ": " + strongest.message(),
                evaluated,
                policyHash);
    }

    private static <T> List<T> join(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        more.stream().filter(element -> !all.contains(element)).forEach(all::add);
        return all;
    }

    /** The decision in JSON answers. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("allowed", allowed())
                .put("decision", verdict.name())
                .put("code", code.wireName())
                .put("reason", reason)
                .put("requiresApproval", requiresApproval())
                .put("violations", toJson(violations))
                .put("warnings", JsonArray.ofStrings(warnings))
                .put("shadow", toJson(shadow))
                .put("evaluated", evaluated)
                .put("policyHash", policyHash)
                .build();
    }

    private static JsonArray toJson(List<Violation> violations) {
        return new JsonArray(
                violations.stream().<JsonValue>map(Violation::toJson).toList());
    }
}
