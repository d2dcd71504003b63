package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyFile;
import java.util.List;
import java.util.function.Consumer;

/** Fields of rules that nobody sends, but that look like one that is sent (seed, "Enforcement Points"). */
final class FieldNames implements LintCheck {

    private static final List<String> KNOWN = List.of(
            "file_path",
            "project_dir",
            "active_agents",
            "passed_gates",
            "provider",
            "tokens_consumed",
            "content",
            "command",
            "tool_name");

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        for (Policy policy : file.at(EnforcementPoint.PRE_EXECUTION)) {
            for (String field : policy.condition().fields()) {
                Spelling.meant(field, KNOWN)
                        .ifPresent(meant -> findings.accept(Suspicion.UNKNOWN_FIELD.at(
                                policy, "looks at " + field + ", which looks like " + meant, "write " + meant
                                        + ", or another name if that is not what is meant")));
            }
        }
    }
}
