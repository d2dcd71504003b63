package dev.loki.application.policy;

import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.PolicyCompilation;
import dev.loki.domain.policy.PolicyCompiler;
import dev.loki.domain.policy.PolicySet;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.ports.policy.PolicySource;
import java.util.List;

/**
 * Makes policies of what a source holds and what the environment says. Thread-safe where its source is.
 *
 * @param source where the policy file is
 * @param environment the policies that hold beside those of the file
 * @param engine compiles the patterns of data policies; not called where there are none
 */
public record PolicyReader(PolicySource source, EnvironmentPolicies environment, LinearPatternCompiler engine) {

    /** Reads the source. What cannot be read or understood denies everything. */
    public ActivePolicies read() {
        return understand(source.load());
    }

    ActivePolicies understand(PolicyLoad load) {
        if (load instanceof PolicyLoad.Found found) {
            return compile(found);
        }
        if (load instanceof PolicyLoad.Unreadable unreadable) {
            return ActivePolicies.broken(List.of(unreadable.problem()));
        }
        return environment.isEmpty() ? ActivePolicies.NONE : inForce(PolicySet.of(environment), List.of());
    }

    private ActivePolicies compile(PolicyLoad.Found found) {
        PolicyCompilation compilation = PolicyCompiler.compile(found.document(), engine);
        if (compilation instanceof PolicyCompilation.Compiled compiled) {
            return inForce(compiled.file().enforcedWith(environment), found.warnings());
        }
        return ActivePolicies.broken(((PolicyCompilation.Rejected) compilation).problems());
    }

    private static ActivePolicies inForce(PolicySet policies, List<String> warnings) {
        return ActivePolicies.of(policies, policies.hash(), warnings);
    }
}
