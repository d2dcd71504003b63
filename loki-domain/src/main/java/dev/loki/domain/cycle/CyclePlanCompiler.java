package dev.loki.domain.cycle;

import static dev.loki.domain.policy.PolicyKey.optional;
import static dev.loki.domain.policy.PolicyKey.required;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.KeyType;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyKey;
import dev.loki.domain.policy.PolicyNode;
import dev.loki.domain.policy.PolicyProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Turns a run file into a plan. A key that it does not know is a problem: a gate that is written wrong must not be one that
 * is not asked.
 */
public final class CyclePlanCompiler {

    private static final int MOST_GATES = 200;
    private static final long MOST_SECONDS = 366L * 24 * 3600;
    private static final int MOST_ITERATIONS = 1_000_000;

    private static final String RUN = "run";
    private static final String GATES = "gates";
    private static final String TIMEOUT = "timeout_seconds";
    private static final String ITERATIONS = "max_iterations";
    private static final String DURATION = "max_duration_seconds";

    private static final List<StepKind> PHASES =
            List.of(StepKind.REASON, StepKind.ACT, StepKind.REFLECT, StepKind.VERIFY);

    private static final KeyType SECONDS = KeyType.wholeNumber(1, MOST_SECONDS);
    private static final PolicyKey COMMANDS_KEY = required(RUN, StepCommands.TYPE, "What a shell is given.");
    private static final PolicyKey TIMEOUT_KEY = optional(TIMEOUT, SECONDS, "How long a command may take.");
    private static final PolicyKey ENVIRONMENT_KEY =
            optional(StepEnvironment.KEY, KeyType.OBJECT, "What the command gets besides.");
    private static final List<PolicyKey> PHASE_KEYS = List.of(COMMANDS_KEY, TIMEOUT_KEY, ENVIRONMENT_KEY);
    private static final List<PolicyKey> GATE_KEYS = List.of(
            required("name", StepCommands.NAME, "A name that no other gate has."),
            required(RUN, StepCommands.ONE, "What a shell is given."),
            optional("required", KeyType.FLAG, "Whether the work must pass it; true."),
            TIMEOUT_KEY,
            ENVIRONMENT_KEY);
    private static final List<PolicyKey> ROOT_KEYS = List.of(
            optional("reason", StepCommands.PHASE, "Finds out what is to be done."),
            required("act", StepCommands.PHASE, "Does it."),
            optional("reflect", StepCommands.PHASE, "Looks at what was done."),
            optional("verify", StepCommands.PHASE, "Checks it."),
            optional(GATES, StepCommands.LIST, "The quality gates, which are part of verifying."),
            optional("deploy", StepCommands.PHASE, "Delivers the work once it has passed."),
            optional(ITERATIONS, KeyType.wholeNumber(1, MOST_ITERATIONS), "How many iterations there may be."),
            optional(DURATION, SECONDS, "How long all commands may take together."),
            ENVIRONMENT_KEY);

    private final PolicyDocument document;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<CycleStep> steps = new ArrayList<>();

    private CyclePlanCompiler(PolicyDocument document) {
        this.document = document;
    }

    /** Compiles a run file; every problem in it is found, not only the first. */
    public static CyclePlanCompilation compile(PolicyDocument document) {
        return new CyclePlanCompiler(document).compile();
    }

    private CyclePlanCompilation compile() {
        PolicyNode root = PolicyNode.root(document, problems);
        if (problems.isEmpty()) {
            read(root);
        }
        if (!problems.isEmpty()) {
            return new CyclePlanCompilation.Rejected(problems.stream()
                    .sorted(Comparator.comparingInt(PolicyProblem::line))
                    .toList());
        }
        OptionalInt iterations = root.has(ITERATIONS)
                ? OptionalInt.of((int) root.count(ITERATIONS).orElseThrow())
                : OptionalInt.empty();
        return new CyclePlanCompilation.Compiled(
                new CyclePlan(String.valueOf(document.hash()), steps, iterations, seconds(root, DURATION)));
    }

    private void read(PolicyNode root) {
        root.checkAgainst(ROOT_KEYS);
        Map<String, String> shared = StepEnvironment.of(root);
        PHASES.forEach(kind -> phase(kind, root, shared));
        gates(root, shared);
        phase(StepKind.DEPLOY, root, shared);
        if (!root.has("verify") && !root.has(GATES)) {
            root.problemAt(
                    "verify",
                    "expected a command here, or " + GATES
                            + ": a cycle that checks nothing never knows when it is done");
        }
    }

    /** A text, a list of texts, or an object that has either as {@code run}. */
    private void phase(StepKind kind, PolicyNode root, Map<String, String> shared) {
        String key = kind.wireName();
        JsonValue value = root.members().get(key);
        if (value instanceof JsonObject) {
            PolicyNode node = root.object(key);
            int before = problems.size();
            node.checkAgainst(PHASE_KEYS);
            Map<String, String> environment = StepEnvironment.of(node, shared);
            if (problems.size() == before) {
                add(kind, StepCommands.of(node.members().get(RUN)), seconds(node, TIMEOUT), environment);
            }
        } else if (value != null && StepCommands.TYPE.isRight(value)) {
            add(kind, StepCommands.of(value), Optional.empty(), shared);
        }
    }

    private void add(StepKind kind, List<String> commands, Optional<Duration> limit, Map<String, String> environment) {
        for (int i = 0; i < commands.size(); i++) {
            steps.add(new CycleStep(kind, i + 1, kind.wireName(), commands.get(i), true, limit, environment));
        }
    }

    private void gates(PolicyNode root, Map<String, String> shared) {
        List<PolicyNode> gates = StepCommands.LIST.isRight(root.members().get(GATES)) ? root.objects(GATES) : List.of();
        if (gates.size() > MOST_GATES) {
            root.problemAt(GATES, "expected at most " + MOST_GATES + " gates, found " + gates.size());
            return;
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < gates.size(); i++) {
            gate(gates.get(i), i + 1, names, shared);
        }
    }

    private void gate(PolicyNode node, int number, Set<String> names, Map<String, String> shared) {
        int before = problems.size();
        node.checkAgainst(GATE_KEYS);
        Map<String, String> environment = StepEnvironment.of(node, shared);
        String name = node.text("name").orElse("");
        if (problems.size() == before && !names.add(name)) {
            node.problemAt("name", "another gate is already named " + name);
        }
        if (problems.size() == before) {
            steps.add(new CycleStep(
                    StepKind.GATE,
                    number,
                    name,
                    node.text(RUN).orElseThrow(),
                    node.members().get("required") != JsonBoolean.FALSE,
                    seconds(node, TIMEOUT),
                    environment));
        }
    }

    private static Optional<Duration> seconds(PolicyNode node, String key) {
        return node.has(key) ? Optional.of(Duration.ofSeconds(node.count(key).orElseThrow())) : Optional.empty();
    }
}
