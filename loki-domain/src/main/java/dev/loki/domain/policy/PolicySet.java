package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one file, compiled. Immutable and thread-safe; a reload makes a new one. An evaluation does no I/O,
 * takes no lock and, where everything is satisfied, leaves no garbage.
 */
public final class PolicySet {

    private final Map<EnforcementPoint, Policy[]> byPoint = new EnumMap<>(EnforcementPoint.class);
    private final Map<EnforcementPoint, Screen[]> screens = new EnumMap<>(EnforcementPoint.class);
    private final Map<EnforcementPoint, Policy[]> unscreened = new EnumMap<>(EnforcementPoint.class);
    private final Map<EnforcementPoint, Decision> satisfied = new EnumMap<>(EnforcementPoint.class);
    private final List<ApprovalGate> approvalGates;
    private final List<PolicyTest> tests;

    /** Policies that are switched off are left out. */
    PolicySet(
            Map<EnforcementPoint, List<Policy>> policies,
            List<ApprovalGate> approvalGates,
            List<PolicyTest> tests,
            @Nullable String hash) {
        this.approvalGates = List.copyOf(approvalGates);
        this.tests = List.copyOf(tests);
        for (EnforcementPoint point : EnforcementPoint.values()) {
            Policy[] active = policies.getOrDefault(point, List.of()).stream()
                    .filter(policy -> policy.mode() != Mode.OFF)
                    .toArray(Policy[]::new);
            byPoint.put(point, active);
            Map<Screen.Kind, List<Policy>> alike = Screen.alike(List.of(active));
            screens.put(
                    point,
                    alike.entrySet().stream()
                            .map(some -> some.getKey().screen(some.getValue()))
                            .toArray(Screen[]::new));
            Set<Policy> screened = alike.values().stream().flatMap(List::stream).collect(Collectors.toSet());
            unscreened.put(
                    point,
                    List.of(active).stream()
                            .filter(policy -> !screened.contains(policy))
                            .toArray(Policy[]::new));
            satisfied.put(point, Decision.satisfied(active.length, hash));
        }
    }

    /** The strongest verdict of the point's policies on this context. */
    public Decision evaluate(EnforcementPoint point, JsonObject context) {
        DecisionBuilder findings = null;
        for (Policy policy : toJudge(point, context)) {
            Violation violation = policy.evaluate(context);
            if (violation != null) {
                findings = findings == null ? new DecisionBuilder() : findings;
                findings.add(violation, policy.mode());
            }
        }
        Decision otherwise = Objects.requireNonNull(satisfied.get(point));
        return findings == null ? otherwise : findings.build(otherwise);
    }

    /** Those that are not surely satisfied, in the order of the file. */
    private Policy[] toJudge(EnforcementPoint point, JsonObject context) {
        for (Screen screen : Objects.requireNonNull(screens.get(point))) {
            if (!screen.holds(context)) {
                return at(point);
            }
        }
        return Objects.requireNonNull(unscreened.get(point));
    }

    /** What each policy of the point says to this context, in the order of the file. */
    public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        List<TraceStep> steps = new ArrayList<>();
        for (Policy policy : at(point)) {
            steps.add(new TraceStep(
                    policy.name(),
                    policy.line(),
                    policy.mode(),
                    policy.condition().describe(),
                    policy.evaluate(context)));
        }
        return steps;
    }

    /** How many policies are judged at a point. */
    public int count(EnforcementPoint point) {
        return at(point).length;
    }

    /** The names of the policies at a point, in the order of the file. */
    public List<String> names(EnforcementPoint point) {
        return List.of(at(point)).stream().map(Policy::name).toList();
    }

    /** The gates at which a person is asked. */
    public List<ApprovalGate> approvalGates() {
        return approvalGates;
    }

    /** The tests that the file brings along. */
    public List<PolicyTest> tests() {
        return tests;
    }

    private Policy[] at(EnforcementPoint point) {
        return Objects.requireNonNull(byPoint.get(point));
    }
}
