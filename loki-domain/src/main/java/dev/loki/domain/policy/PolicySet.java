package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The policies in force, compiled: those of a file and of the environment. Immutable and thread-safe; a reload makes a new one. An evaluation does no I/O
 * (but to follow the links of what a command writes, under LOKI_ALLOWED_PATHS), takes no lock and, where everything is satisfied, leaves no garbage.
 */
public final class PolicySet {

    private final Map<EnforcementPoint, Policy[]> byPoint = new EnumMap<>(EnforcementPoint.class);
    private final Map<EnforcementPoint, Screen[]> screens = new EnumMap<>(EnforcementPoint.class);
    private final Map<EnforcementPoint, Policy[]> unscreened = new EnumMap<>(EnforcementPoint.class);
    private final Map<EnforcementPoint, Decision> satisfied = new EnumMap<>(EnforcementPoint.class);
    private final List<ApprovalGate> approvalGates;
    private final List<PolicyTest> tests;
    private final @Nullable String hash;

    private PolicySet(PolicyFile file, EnvironmentPolicies environment) {
        this.approvalGates = file.gates();
        this.tests = file.tests();
        this.hash = environment.hashWith(file.hash());
        for (EnforcementPoint point : EnforcementPoint.values()) {
            Policy[] active = active(point, file, environment);
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

    /** The policies of a file, those of the environment before them; what is switched off is left out. */
    static PolicySet of(PolicyFile file, EnvironmentPolicies environment) {
        return new PolicySet(file, environment);
    }

    /** The policies of the environment alone. */
    public static PolicySet of(EnvironmentPolicies environment) {
        return of(new PolicyFile(Origin.ENVIRONMENT, Map.of(), List.of(), List.of(), null), environment);
    }

    private static Policy[] active(EnforcementPoint point, PolicyFile file, EnvironmentPolicies environment) {
        Stream<Policy> ofEnvironment =
                point == EnforcementPoint.PRE_EXECUTION ? environment.policies().stream() : Stream.of();
        return Stream.concat(ofEnvironment, file.at(point).stream())
                .filter(policy -> policy.mode() != Mode.OFF)
                .toArray(Policy[]::new);
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
                    policy.origin(),
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

    /** Whether a policy that is enforced says what becomes of secrets in content. */
    public boolean judgesSecrets() {
        return List.of(at(EnforcementPoint.DATA)).stream()
                .anyMatch(policy -> policy.mode() == Mode.ENFORCE
                        && policy.condition() instanceof DataCondition data
                        && data.type().equals(DataCondition.SECRETS));
    }

    /** The names of the policies at a point, in the order of the file. */
    public List<String> names(EnforcementPoint point) {
        return List.of(at(point)).stream().map(Policy::name).toList();
    }

    /** The budgets that the policies declare; one in shadow mode holds nothing up. */
    public List<DeclaredBudget> budgets() {
        List<DeclaredBudget> budgets = new ArrayList<>();
        for (Policy policy : at(EnforcementPoint.RESOURCE)) {
            if (policy.condition() instanceof ResourceCondition resource) {
                resource.budgets()
                        .forEach(budget -> budgets.add(policy.mode() == Mode.SHADOW ? budget.onlyWarning() : budget));
            }
        }
        return List.copyOf(budgets);
    }

    /** The org that the project belongs to; empty where no policy says. */
    public Optional<String> org() {
        return budgets().stream()
                .flatMap(budget -> Optional.ofNullable(budget.org()).stream())
                .findFirst();
    }

    /** The gates at which a person is asked. */
    public List<ApprovalGate> approvalGates() {
        return approvalGates;
    }

    /** The tests that the file brings along. */
    public List<PolicyTest> tests() {
        return tests;
    }

    /** The SHA-256 of what they were made from, as decisions carry it; null where that has none. */
    public @Nullable String hash() {
        return hash;
    }

    private Policy[] at(EnforcementPoint point) {
        return Objects.requireNonNull(byPoint.get(point));
    }
}
