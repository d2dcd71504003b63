package dev.loki.domain.policy.lint;

import dev.loki.domain.policy.CommandCondition;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.GateCondition;
import dev.loki.domain.policy.MembershipCondition;
import dev.loki.domain.policy.Policy;
import dev.loki.domain.policy.PolicyFile;
import dev.loki.domain.policy.ResourceCondition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Members of lists that stand there twice, differ in their case only, or can never be met. */
final class ListMembers implements LintCheck {

    private static final Pattern NO_PROGRAM = Pattern.compile(".*[\\s/].*");

    @Override
    public void check(PolicyFile file, Consumer<LintFinding> findings) {
        Map<String, String> providers = new HashMap<>();
        for (EnforcementPoint point : EnforcementPoint.values()) {
            for (Policy policy : file.at(point)) {
                duplicates(policy, findings);
                if (policy.condition() instanceof ResourceCondition resource) {
                    resource.providers().forEach(name -> provider(name, policy, providers, findings));
                }
                if (policy.condition() instanceof CommandCondition command) {
                    new TreeSet<>(command.programs()).forEach(name -> program(name, policy, findings));
                }
            }
        }
    }

    private static void duplicates(Policy policy, Consumer<LintFinding> findings) {
        Set<String> seen = new HashSet<>();
        Set<String> twice = new TreeSet<>();
        members(policy).stream().filter(member -> !seen.add(member)).forEach(twice::add);
        twice.forEach(member -> findings.accept(
                Suspicion.DUPLICATE_MEMBER.at(policy, member + " stands twice in its list", "remove one")));
    }

    private static List<String> members(Policy policy) {
        if (policy.condition() instanceof MembershipCondition membership) {
            return membership.members();
        }
        if (policy.condition() instanceof GateCondition gate) {
            return gate.gates();
        }
        return policy.condition() instanceof ResourceCondition resource ? resource.providers() : List.of();
    }

    private static void provider(
            String name, Policy policy, Map<String, String> known, Consumer<LintFinding> findings) {
        String first = known.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
        if (first != null && !first.equals(name)) {
            findings.accept(Suspicion.PROVIDER_CASE.at(
                    policy, "the provider " + name + " is also written " + first + ", and case counts", "write one"));
        }
    }

    private static void program(String name, Policy policy, Consumer<LintFinding> findings) {
        if (NO_PROGRAM.matcher(name).matches()) {
            findings.accept(Suspicion.PROGRAM_NEVER_RUNS.at(
                    policy,
                    "no program is named '" + name + "': names have no folder and no arguments",
                    "write the program's name alone, such as rm"));
        }
    }
}
