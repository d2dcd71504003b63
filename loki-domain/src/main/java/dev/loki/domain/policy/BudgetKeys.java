package dev.loki.domain.policy;

import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Dollars;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a resource policy says of budgets. */
final class BudgetKeys {

    private static final List<String> LIMITS = List.of("max_tokens", "max_usd", "org_max_tokens");
    private static final int LONGEST_ORG = 200;

    private BudgetKeys() {}

    /** Reports what is wrong with several keys together, or within one of them. */
    static void check(PolicyNode node) {
        boolean limited = LIMITS.stream().anyMatch(node::has);
        if (!limited && !node.has("providers")) {
            node.problemAt("max_tokens", "expected max_tokens, max_usd, org_max_tokens or providers, or some of them");
        }
        if (node.has("max_tokens") && !node.has("on_exceed") && !node.has("action")) {
            node.problemAt(
                    "on_exceed", "expected one of shutdown, require_approval, warn beside max_tokens, or an action");
        }
        needs(node, List.of("alerts", "on_exceed"), List.of("max_tokens", "max_usd"));
        needs(node, List.of("org_alerts", "org_on_exceed"), List.of("org_max_tokens"));
        needs(node, List.of("org_id", WindowSpelling.KEY), LIMITS);
        WindowSpelling.check(node);
        checkValues(node);
    }

    /** The budgets of a policy in which nothing is wrong. */
    static List<DeclaredBudget> of(PolicyNode node) {
        Window window = WindowSpelling.of(node);
        String org = node.text("org_id").map(String::strip).orElse(null);
        String name = node.text("name").orElse("");
        List<DeclaredBudget> budgets = new ArrayList<>();
        if (node.has("max_tokens") || node.has("max_usd")) {
            budgets.add(new DeclaredBudget(
                    name,
                    BudgetScope.PROJECT,
                    org,
                    tokens(node, "max_tokens"),
                    node.number("max_usd")
                            .map(number -> Dollars.micros(number.literal()))
                            .orElse(null),
                    alerts(node, "alerts"),
                    onLimit(node),
                    window));
        }
        if (node.has("org_max_tokens")) {
            LimitAction action =
                    node.text("org_on_exceed").flatMap(LimitAction::named).orElse(LimitAction.PAUSE);
            budgets.add(new DeclaredBudget(
                    name + "/org",
                    BudgetScope.ORG,
                    org,
                    tokens(node, "org_max_tokens"),
                    null,
                    alerts(node, "org_alerts"),
                    action,
                    window));
        }
        return List.copyOf(budgets);
    }

    private static void needs(PolicyNode node, List<String> keys, List<String> oneOf) {
        if (oneOf.stream().noneMatch(node::has)) {
            keys.stream()
                    .filter(node::has)
                    .forEach(key -> node.problemAt(
                            key, "says nothing without " + String.join(" or ", oneOf) + "; add it, or remove " + key));
        }
    }

    private static void checkValues(PolicyNode node) {
        node.number("max_usd")
                .filter(number -> number.doubleValue() >= 0 && Double.isFinite(number.doubleValue()))
                .ifPresent(number -> {
                    try {
                        Dollars.micros(number.literal());
                    } catch (IllegalArgumentException e) {
                        node.problemAt("max_usd", String.valueOf(e.getMessage()));
                    }
                });
        node.text("org_id")
                .filter(org -> org.length() > LONGEST_ORG || org.chars().anyMatch(Character::isISOControl))
                .ifPresent(
                        org -> node.problemAt("org_id", "expected at most " + LONGEST_ORG + " characters on one line"));
    }

    /** More than a ledger can count is no limit; the most that it can count is never gone beyond. */
    private static @Nullable Long tokens(PolicyNode node, String key) {
        OptionalLong tokens = node.count(key);
        return tokens.isPresent() ? Math.min(tokens.getAsLong(), Consumption.MOST) : null;
    }

    private static List<Integer> alerts(PolicyNode node, String key) {
        return node.has(key) ? node.integers(key).stream().distinct().sorted().toList() : Budget.DEFAULT_ALERTS;
    }

    /** A policy that only denies holds up what goes beyond, and ends nothing. */
    private static LimitAction onLimit(PolicyNode node) {
        return node.text("on_exceed")
                .or(() -> node.text("action"))
                .map(name -> name.equals(PolicyAction.DENY.wireName()) ? LimitAction.PAUSE.wireName() : name)
                .flatMap(LimitAction::named)
                .orElse(LimitAction.SHUTDOWN);
    }
}
