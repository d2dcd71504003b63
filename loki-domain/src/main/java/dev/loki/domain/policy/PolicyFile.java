package dev.loki.domain.policy;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy file says, understood: what is switched off, too. Immutable and thread-safe.
 *
 * @param name the file's name
 * @param policies by their enforcement point, in the order of the file
 * @param gates where a person is asked
 * @param tests what the policies must answer
 * @param hash the SHA-256 of the file in lower-case hex; null where there is none
 */
public record PolicyFile(
        String name,
        Map<EnforcementPoint, List<Policy>> policies,
        List<ApprovalGate> gates,
        List<PolicyTest> tests,
        @Nullable String hash) {

    public PolicyFile {
        Map<EnforcementPoint, List<Policy>> copy = new EnumMap<>(EnforcementPoint.class);
        policies.forEach((point, list) -> copy.put(point, List.copyOf(list)));
        policies = Collections.unmodifiableMap(copy);
        gates = List.copyOf(gates);
        tests = List.copyOf(tests);
    }

    /** The policies of a point, those that are switched off included. */
    public List<Policy> at(EnforcementPoint point) {
        return policies.getOrDefault(point, List.of());
    }

    /** What is enforced: the file's policies, and those of the environment. */
    public PolicySet enforcedWith(EnvironmentPolicies environment) {
        return PolicySet.of(this, environment);
    }
}
