package dev.loki.domain.policy;

import dev.loki.domain.scan.ContentScanner;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns a policy document into policies (seed, "Policy Engine"). What it does not know, it refuses: an unknown key, rule
 * or action never means that something is allowed.
 */
public final class PolicyCompiler {

    private static final List<PolicyAction> ACTIONS =
            List.of(PolicyAction.DENY, PolicyAction.REQUIRE_APPROVAL, PolicyAction.WARN);
    private static final List<PolicyAction> LIMIT_ACTIONS =
            List.of(PolicyAction.SHUTDOWN, PolicyAction.REQUIRE_APPROVAL, PolicyAction.WARN);
    private static final Map<String, ContentScanner> SCANNERS =
            Map.of("secret_detection", ContentScanner.SECRETS, "pii_scanning", ContentScanner.PII);

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private PolicyCompiler() {}

    /** Compiles a document; every problem in it is found, not only the first. */
    public static PolicyCompilation compile(PolicyDocument document) {
        return new PolicyCompiler().compileRoot(document);
    }

    private PolicyCompilation compileRoot(PolicyDocument document) {
        PolicyNode root = PolicyNode.root(document, problems);
        PolicyNode policies = root;
        if (root.has("policies")) {
            root.allowOnly(Set.of("policies"));
            policies = root.object("policies");
        }
        policies.allowOnly(Set.copyOf(EnforcementPoint.wireNames()));
        Map<EnforcementPoint, List<Policy>> compiled = new EnumMap<>(EnforcementPoint.class);
        for (EnforcementPoint point : EnforcementPoint.values()) {
            List<Policy> atPoint = new ArrayList<>();
            for (PolicyNode node : policies.objects(point.wireName())) {
                policy(point, node).ifPresent(atPoint::add);
            }
            compiled.put(point, atPoint);
        }
        return problems.isEmpty()
                ? new PolicyCompilation.Compiled(new PolicySet(compiled))
                : new PolicyCompilation.Rejected(problems.stream()
                        .sorted(Comparator.comparingInt(PolicyProblem::line))
                        .toList());
    }

    private Optional<Policy> policy(EnforcementPoint point, PolicyNode node) {
        String name = name(node);
        return switch (point) {
            case PRE_EXECUTION -> rulePolicy(name, node);
            case PRE_DEPLOYMENT -> gatePolicy(name, node);
            case RESOURCE -> resourcePolicy(name, node);
            case DATA -> dataPolicy(name, node);
        };
    }

    /** The policy's name; empty where it has none, which is reported. */
    private String name(PolicyNode node) {
        Optional<String> name = node.text("name");
        name.filter(text -> !names.add(text))
                .ifPresent(text -> node.problemAt("name", "another policy is already named " + text));
        return name.orElse("");
    }

    private static Optional<Policy> rulePolicy(String name, PolicyNode node) {
        node.allowOnly(Set.of("name", "rule", "action"));
        PolicyAction action = node.action("action", ACTIONS);
        Optional<String> sentence = node.text("rule");
        Optional<Rule> rule = sentence.flatMap(RuleParser::parse);
        if (sentence.isPresent() && rule.isEmpty()) {
            node.problemAt("rule", "unknown rule; expected " + RuleParser.FORMS);
        }
        return rule.map(found -> new RulePolicy(name, found, action));
    }

    private static Optional<Policy> gatePolicy(String name, PolicyNode node) {
        node.allowOnly(Set.of("name", "gates", "action"));
        PolicyAction action = node.action("action", ACTIONS);
        List<String> gates = node.texts("gates");
        if (gates.isEmpty()) {
            node.problemAt("gates", "expected at least one gate");
        }
        return Optional.of(new GatePolicy(name, gates, action));
    }

    private static Optional<Policy> resourcePolicy(String name, PolicyNode node) {
        node.allowOnly(Set.of("name", "max_tokens", "alerts", "on_exceed", "providers", "action"));
        List<String> providers = node.texts("providers");
        if (node.has("action")) {
            node.action("action", ACTIONS);
        }
        if (providers.isEmpty() && node.has("providers")) {
            node.problemAt("providers", "expected at least one provider");
        } else if (providers.isEmpty() && !node.has("max_tokens")) {
            node.problemAt("max_tokens", "expected max_tokens, providers, or both");
        }
        for (String key : List.of("alerts", "on_exceed")) {
            if (node.has(key) && !node.has("max_tokens")) {
                node.problemAt(key, "says nothing without max_tokens; add it, or remove " + key);
            }
        }
        return Optional.of(new ResourcePolicy(name, providers, node.has("max_tokens") ? tokenLimit(node) : null));
    }

    private static TokenLimit tokenLimit(PolicyNode node) {
        List<Integer> alerts = node.integers("alerts", 1, 100).stream().sorted().toList();
        String actionKey = node.has("on_exceed") || !node.has("action") ? "on_exceed" : "action";
        PolicyAction onExceed = node.action(actionKey, actionKey.equals("action") ? ACTIONS : LIMIT_ACTIONS);
        return new TokenLimit(node.count("max_tokens").orElse(0), alerts, onExceed);
    }

    private static Optional<Policy> dataPolicy(String name, PolicyNode node) {
        node.allowOnly(Set.of("name", "type", "action"));
        PolicyAction action = node.action("action", ACTIONS);
        Optional<String> type = node.text("type");
        Optional<ContentScanner> scanner = type.map(SCANNERS::get);
        if (type.isPresent() && scanner.isEmpty()) {
            String known = SCANNERS.keySet().stream().sorted().collect(Collectors.joining(", "));
            node.problemAt("type", "unknown type; expected one of " + known);
        }
        return scanner.map(found -> new DataPolicy(name, found, action));
    }
}
