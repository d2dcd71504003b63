package dev.loki.domain.policy;

import dev.loki.domain.cost.Window;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detector;
import dev.loki.domain.scan.LinearPatternCompiler;
import java.util.List;

/**
 * Makes policies from nodes that conform to their kind.
 *
 * @param engine compiles users' patterns
 */
record PolicyFactory(LinearPatternCompiler engine) {

    /** Reports what is wrong with several keys together, or within the sentence of a rule. */
    void checkTogether(EnforcementPoint point, PolicyNode node) {
        if (point == EnforcementPoint.PRE_EXECUTION) {
            node.text("rule").filter(rule -> !rule.isBlank()).ifPresent(rule -> checkRule(rule, node));
        } else if (point == EnforcementPoint.RESOURCE) {
            BudgetKeys.check(node);
        } else if (point == EnforcementPoint.DATA) {
            DataPattern.check(node, engine);
        }
    }

    /** Makes a policy of a node in which nothing was found wrong. */
    Policy policy(EnforcementPoint point, PolicyNode node) {
        PolicyAction action = node.action("action").orElse(PolicyAction.DENY);
        String mode = node.text("mode").orElse(Mode.ENFORCE.wireName());
        boolean skipsMissing = node.text("on_missing").filter("skip"::equals).isPresent();
        return new Policy(
                name(node),
                condition(point, node),
                action,
                mode(mode),
                skipsMissing,
                node.text("description").orElse(""),
                node.origin());
    }

    static ApprovalGate approvalGate(PolicyNode node) {
        return new ApprovalGate(
                name(node),
                node.text("phase").orElse(""),
                node.count("timeout_minutes").orElse(ApprovalGate.DEFAULT_TIMEOUT_MINUTES),
                node.text("webhook").orElse(null),
                node.flag("auto_approve_on_timeout"),
                (int) node.count("approvers").orElse(1),
                node.flag("other_user"),
                node.line());
    }

    static PolicyTest test(PolicyNode node) {
        EnforcementPoint point =
                node.text("point").flatMap(EnforcementPoint::named).orElseThrow();
        Verdict expect = Verdict.valueOf(node.text("expect").orElseThrow());
        return new PolicyTest(name(node), point, node.json("context"), expect, node.line());
    }

    private static String name(PolicyNode node) {
        return node.text("name").orElse("");
    }

    private static Mode mode(String wireName) {
        for (Mode mode : Mode.values()) {
            if (mode.wireName().equals(wireName)) {
                return mode;
            }
        }
        throw new IllegalStateException(wireName);
    }

    private Condition condition(EnforcementPoint point, PolicyNode node) {
        return switch (point) {
            case PRE_EXECUTION -> RuleParser.parse(node.text("rule").orElse(""));
            case PRE_DEPLOYMENT -> new GateCondition(node.texts("gates"));
            case RESOURCE -> resource(node);
            case DATA -> data(node);
        };
    }

    private Condition data(PolicyNode node) {
        String type = node.text("type").orElse("");
        ContentScanner builtIn = type.equals("pii_scanning") ? ContentScanner.PII : ContentScanner.SECRETS;
        List<Detector> own = DataPattern.detectors(node, engine);
        return new DataCondition(type, own.isEmpty() ? builtIn : builtIn.with(own), own.size());
    }

    private static void checkRule(String rule, PolicyNode node) {
        try {
            RuleParser.parse(rule);
        } catch (IllegalArgumentException e) {
            node.problemAt("rule", String.valueOf(e.getMessage()));
        }
    }

    /** With a window the ledger alone knows how much was consumed; a context only tells a total. */
    private static Condition resource(PolicyNode node) {
        boolean counted = node.has("max_tokens") && WindowSpelling.of(node) instanceof Window.None;
        return new ResourceCondition(node.texts("providers"), counted ? tokenLimit(node) : null, BudgetKeys.of(node));
    }

    private static TokenLimit tokenLimit(PolicyNode node) {
        List<Integer> alerts = node.integers("alerts").stream().sorted().toList();
        PolicyAction onExceed =
                node.action("on_exceed").or(() -> node.action("action")).orElse(PolicyAction.DENY);
        return new TokenLimit(node.count("max_tokens").orElse(0), alerts, onExceed);
    }
}
