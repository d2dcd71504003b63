package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Which policies of a file its own tests put to the test. A policy that is switched off is not counted.
 *
 * @param policies in the order of the file
 */
public record PolicyCoverage(List<Entry> policies) {

    /**
     * One policy.
     *
     * @param reached whether a test holds something that the policy looks at, or violates it
     * @param violated whether a test violates it; a test that would pass without the policy says little about it
     */
    public record Entry(String policy, Origin origin, EnforcementPoint point, boolean reached, boolean violated) {}

    public PolicyCoverage {
        policies = List.copyOf(policies);
    }

    public static PolicyCoverage of(PolicyFile file) {
        List<Entry> entries = new ArrayList<>();
        for (EnforcementPoint point : EnforcementPoint.values()) {
            for (Policy policy : file.at(point)) {
                if (policy.mode() != Mode.OFF) {
                    entries.add(entry(policy, point, file.tests()));
                }
            }
        }
        return new PolicyCoverage(entries);
    }

    /** How many policies are violated by a test, of a hundred; all of them where there are none. */
    public int percent() {
        return policies.isEmpty() ? 100 : (int) (100 * violated() / policies.size());
    }

    public long violated() {
        return policies.stream().filter(Entry::violated).count();
    }

    public long reached() {
        return policies.stream().filter(Entry::reached).count();
    }

    /** Whether the context is what the policy is about. */
    public static boolean concerns(Policy policy, JsonObject context) {
        return policy.condition().fields().stream().anyMatch(field -> context.get(field) != null);
    }

    private static Entry entry(Policy policy, EnforcementPoint point, List<PolicyTest> tests) {
        boolean reached = false;
        boolean violated = false;
        for (PolicyTest test : tests) {
            if (test.point() == point) {
                Violation violation = policy.evaluate(test.context());
                boolean concerned = concerns(policy, test.context());
                reached |= concerned || violation != null;
                violated |= violation != null && (concerned || violation.code() == ReasonCode.VIOLATED);
            }
        }
        return new Entry(policy.name(), policy.origin(), point, reached, violated);
    }
}
