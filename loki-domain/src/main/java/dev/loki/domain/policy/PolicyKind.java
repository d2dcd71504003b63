package dev.loki.domain.policy;

import static dev.loki.domain.policy.PolicyKey.optional;
import static dev.loki.domain.policy.PolicyKey.required;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The lists that a policy file may hold, and the keys of their members. The one definition of the file's format. */
enum PolicyKind {
    PRE_EXECUTION(
            "pre_execution",
            "What must hold before an agent acts.",
            true,
            required("rule", KeyType.TEXT, "The condition, as a sentence: " + RuleParser.FORMS + "."),
            required("action", KeyType.oneOf(Actions.ON_VIOLATION), "What follows where the rule does not hold.")),
    PRE_DEPLOYMENT(
            "pre_deployment",
            "Which gates must have been passed before a deployment.",
            true,
            required("gates", KeyType.TEXTS, "The names that passed_gates must hold."),
            required("action", KeyType.oneOf(Actions.ON_VIOLATION), "What follows where a gate was not passed.")),
    RESOURCE(
            "resource",
            "Which providers may be called, and how much may be consumed.",
            true,
            optional("max_tokens", KeyType.count(), "The number of tokens at which the limit is reached."),
            optional(
                    "alerts",
                    KeyType.PERCENTAGES,
                    "Percentages of the limit, each of which is told once in a window; 50, 80 and 100 where nothing is said."),
            optional("on_exceed", KeyType.oneOf(Actions.ON_EXCEED), "What follows at the limit."),
            optional("providers", KeyType.TEXTS, "Who may be called; any other is denied."),
            optional("action", KeyType.oneOf(Actions.ON_VIOLATION), "What follows at the limit, without on_exceed."),
            optional(
                    "max_usd",
                    KeyType.AMOUNT,
                    "The number of US dollars at which the limit is reached, with at most six decimals."),
            optional(
                    "window",
                    KeyType.TEXT_OR_OBJECT,
                    "The time over which is added up: none, rolling 24h, or calendar day, week or month with a time zone, such"
                            + " as calendar day Europe/Berlin or {calendar: week, zone: UTC}."),
            optional("org_id", KeyType.TEXT, "The org that the project belongs to."),
            optional("org_max_tokens", KeyType.count(), "The number of tokens at which the org's limit is reached."),
            optional("org_alerts", KeyType.PERCENTAGES, "Percentages of org_max_tokens, each of which is told once."),
            optional(
                    "org_on_exceed",
                    KeyType.oneOf(List.of("pause", "shutdown", "warn")),
                    "What follows at the org's limit; pause where nothing is said.")),
    DATA(
            "data",
            "What content must not hold.",
            true,
            required("type", KeyType.oneOf(List.of("pii_scanning", "secret_detection")), "What is looked for."),
            optional("patterns", DataPattern.KEY_TYPE, "What is looked for besides: regular expressions (RE2)."),
            required("action", KeyType.oneOf(Actions.ON_VIOLATION), "What follows where it is found.")),
    APPROVAL_GATES(
            "approval_gates",
            "Where a person is asked.",
            false,
            required("phase", KeyType.TEXT, "The phase that waits for the answer."),
            optional("timeout_minutes", KeyType.wholeNumber(1, 525_600), "How long the question stands; 30."),
            optional("webhook", KeyType.TEXT, "Who is told: an http or https address."),
            optional("auto_approve_on_timeout", KeyType.FLAG, "Whether silence is consent; false."),
            optional(
                    "approvers",
                    KeyType.wholeNumber(1, ApprovalGate.MOST_APPROVERS),
                    "How many distinct users must agree; 1."),
            optional("other_user", KeyType.FLAG, "Whether the requester's own user cannot agree; false.")),
    TESTS(
            "tests",
            "What these policies must answer.",
            false,
            required("point", KeyType.oneOf(EnforcementPoint.wireNames()), "The enforcement point that is asked."),
            required("context", KeyType.OBJECT, "What is judged."),
            required("expect", KeyType.oneOf(List.of("ALLOW", "REQUIRE_APPROVAL", "DENY")), "The verdict."));

    private final String key;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change, of records
    private final List<PolicyKey> keys;

    PolicyKind(String key, String description, boolean hasModes, PolicyKey... keys) {
        this.key = key;
        this.description = description;
        List<PolicyKey> all = new ArrayList<>();
        all.add(required("name", KeyType.TEXT, "A name that no other has."));
        all.addAll(List.of(keys));
        if (hasModes) {
            all.add(optional("description", KeyType.TEXT, "What the policy is for."));
            all.add(optional("mode", KeyType.oneOf(Actions.MODES), "enforce decides, shadow reports, off is silent."));
            all.add(optional(
                    "on_missing",
                    KeyType.oneOf(List.of("deny", "skip")),
                    "What follows where a needed value is missing."));
        }
        this.keys = List.copyOf(all);
    }

    /** The kind whose policies are judged at this point. */
    static PolicyKind at(EnforcementPoint point) {
        return Arrays.stream(values())
                .filter(kind -> kind.key.equals(point.wireName()))
                .findFirst()
                .orElseThrow();
    }

    /** The name of the list in the file. */
    String key() {
        return key;
    }

    String description() {
        return description;
    }

    List<PolicyKey> keys() {
        return keys;
    }

    /** Choices that several kinds share. */
    private static final class Actions {
        static final List<String> ON_VIOLATION =
                names(PolicyAction.DENY, PolicyAction.REQUIRE_APPROVAL, PolicyAction.WARN);
        static final List<String> ON_EXCEED =
                names(PolicyAction.SHUTDOWN, PolicyAction.REQUIRE_APPROVAL, PolicyAction.WARN);
        static final List<String> MODES =
                Stream.of(Mode.values()).map(Mode::wireName).toList();

        private static List<String> names(PolicyAction... actions) {
            return Stream.of(actions).map(PolicyAction::wireName).toList();
        }
    }
}
