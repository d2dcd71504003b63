package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers what the policies of one point found, once the first has found something. Not thread-safe. */
final class DecisionBuilder {

    private static final Comparator<Violation> STRONGEST_FIRST =
            (one, other) -> other.action().verdict().compareTo(one.action().verdict());

    private final List<Violation> violations = new ArrayList<>();
    private final List<Violation> shadow = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, Integer> findings = new HashMap<>();

    /** Takes what a policy found: it decides, is only warned of, or is only reported. */
    void add(Violation violation, Mode mode) {
        violation.findings().forEach((detector, count) -> findings.merge(detector, count, Integer::sum));
        if (mode == Mode.SHADOW) {
            shadow.add(violation);
        } else if (violation.action() == PolicyAction.WARN) {
            warnings.add(violation.policy() + ": " + violation.message());
        } else {
            violations.add(violation);
        }
    }

    /** The decision, given the one that would have been made had nothing been found. */
    Decision build(Decision satisfied) {
        violations.sort(STRONGEST_FIRST);
        return satisfied.noting(violations, warnings, shadow, findings);
    }
}
