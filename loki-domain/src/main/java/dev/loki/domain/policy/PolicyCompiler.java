package dev.loki.domain.policy;

import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Turns a policy document into policies (seed, "Policy Engine"). What it does not know, it refuses: an unknown key, rule
 * or action never means that something is allowed.
 */
public final class PolicyCompiler {

    private static final Set<String> LISTS =
            Arrays.stream(PolicyKind.values()).map(PolicyKind::key).collect(Collectors.toUnmodifiableSet());
    private static final String POLICIES = "policies";

    private static final String RESERVED =
            "this name is kept for the policy that the environment variable of this name makes; choose another";

    private final PolicyDocument document;
    private final PolicyFactory factory;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable String org;

    private PolicyCompiler(PolicyDocument document, LinearPatternCompiler engine) {
        this.document = document;
        this.factory = new PolicyFactory(engine);
    }

    /**
     * Compiles a document; every problem in it is found, not only the first.
     *
     * @param engine compiles the patterns of data policies; not called where there are none
     */
    public static PolicyCompilation compile(PolicyDocument document, LinearPatternCompiler engine) {
        return new PolicyCompiler(document, engine).compile();
    }

    private PolicyCompilation compile() {
        PolicyNode root = PolicyNode.root(document, problems);
        PolicyNode policies = root;
        if (root.has(POLICIES)) {
            root.allowOnly(Set.of(POLICIES, PolicyKind.TESTS.key()));
            policies = root.object(POLICIES);
        }
        policies.allowOnly(LISTS);
        Map<EnforcementPoint, List<Policy>> compiled = new EnumMap<>(EnforcementPoint.class);
        for (EnforcementPoint point : EnforcementPoint.values()) {
            compiled.put(point, policies(point, policies));
        }
        List<ApprovalGate> gates = approvalGates(policies);
        List<PolicyTest> tests = tests(policies == root || policies.has(PolicyKind.TESTS.key()) ? policies : root);
        return problems.isEmpty()
                ? new PolicyCompilation.Compiled(
                        new PolicyFile(document.file(), compiled, gates, tests, document.hash()))
                : new PolicyCompilation.Rejected(problems.stream()
                        .sorted(Comparator.comparingInt(PolicyProblem::line))
                        .toList());
    }

    private List<Policy> policies(EnforcementPoint point, PolicyNode parent) {
        List<Policy> policies = new ArrayList<>();
        for (PolicyNode node : parent.objects(PolicyKind.at(point).key())) {
            int before = problems.size();
            check(PolicyKind.at(point), node);
            factory.checkTogether(point, node);
            checkOrg(node);
            if (problems.size() == before) {
                policies.add(factory.policy(point, node));
            }
        }
        return policies;
    }

    /** A project belongs to one org, whoever says so first. */
    private void checkOrg(PolicyNode node) {
        String named = node.text("org_id").orElse(org);
        org = org == null ? named : org;
        if (named != null && !named.equals(org)) {
            node.problemAt("org_id", "a project belongs to one org, and another policy names " + org);
        }
    }

    private List<ApprovalGate> approvalGates(PolicyNode parent) {
        return conforming(PolicyKind.APPROVAL_GATES, parent).stream()
                .map(PolicyFactory::approvalGate)
                .toList();
    }

    private List<PolicyTest> tests(PolicyNode parent) {
        return conforming(PolicyKind.TESTS, parent).stream()
                .map(PolicyFactory::test)
                .toList();
    }

    /** The members of a list that are what their kind defines, under names of their own. */
    private List<PolicyNode> conforming(PolicyKind kind, PolicyNode parent) {
        List<PolicyNode> conforming = new ArrayList<>();
        for (PolicyNode node : parent.objects(kind.key())) {
            int before = problems.size();
            check(kind, node);
            if (problems.size() == before) {
                conforming.add(node);
            }
        }
        return conforming;
    }

    private void check(PolicyKind kind, PolicyNode node) {
        node.checkAgainst(kind);
        if (kind != PolicyKind.TESTS) {
            node.text("name")
                    .filter(EnvironmentPolicies.NAMES::contains)
                    .ifPresent(name -> node.problemAt("name", RESERVED));
            node.text("name")
                    .filter(SelfProtection.NAME::equals)
                    .ifPresent(name -> node.problemAt("name", "this is what no policy can allow; choose another name"));
        }
        if (isNameTaken(kind, node)) {
            node.problemAt(
                    "name",
                    "another policy is already named " + node.text("name").orElse(""));
        }
    }

    /** Tests have names of their own. */
    private boolean isNameTaken(PolicyKind kind, PolicyNode node) {
        String prefix = kind == PolicyKind.TESTS ? "test " : "";
        return node.text("name").filter(name -> !names.add(prefix + name)).isPresent();
    }
}
