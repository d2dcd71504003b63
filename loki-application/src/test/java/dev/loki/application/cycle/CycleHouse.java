package dev.loki.application.cycle;

import dev.loki.application.House;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.run.Outcome;
import dev.loki.application.run.RunLimit;
import dev.loki.contracts.cycle.InMemoryCycleStore;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleLimits;
import dev.loki.domain.cycle.CyclePlan;
import dev.loki.domain.cycle.CyclePlanCompilation;
import dev.loki.domain.cycle.CyclePlanCompiler;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.trace.TraceContext;
import dev.loki.ports.cycle.CycleWishes;
import dev.loki.ports.cycle.StepLogs;
import dev.loki.ports.cycle.StepRunner;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import dev.loki.ports.run.Command;
import dev.loki.ports.run.CommandStartException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A house in which cycles run: commands end as they are told to, and time passes only while somebody waits or works. */
final class CycleHouse implements StepRunner, CycleWishes, RunLimit {

    static final CycleSetting SETTING =
            new CycleSetting(House.SESSION, Path.of("/srv/project"), Map.of("HOME", "/home/tester"), TraceContext.NONE);

    final House house = new House();
    final InMemoryCycleStore store = new InMemoryCycleStore();
    final List<Command> started = new ArrayList<>();
    final List<String> progress = new ArrayList<>();
    final Map<String, String> logs = new LinkedHashMap<>();
    final Map<QualityFile, String> reports = new EnumMap<>(QualityFile.class);
    final LokiMetrics metrics = LokiMetrics.in(new MetricRegistry(0));
    final Deque<Wish> wishes = new ArrayDeque<>();
    final List<Duration> waited = new ArrayList<>();
    StepApproval approval = StepApproval.NOBODY;
    Supplier<Optional<RunLimit.Stop>> end = Optional::empty;
    StepLogs kept = this::keep;
    ActivePolicies policies = ActivePolicies.NONE;
    OptionalInt signal = OptionalInt.empty();
    int stops;
    private Instant now = House.NOW;
    private long nanos;
    Consumer<RunLimit.Stop> stop = nobody -> {};
    private Script script = command -> new Exit(Cause.ITSELF, 0);

    /** What a command does. */
    interface Script {
        Exit run(String command) throws CommandStartException;
    }

    CycleHouse running(Script newScript) {
        script = newScript;
        return this;
    }

    /** Exit codes by the command, each used once; 0 where there is none left. */
    CycleHouse exiting(Map<String, List<Integer>> codes) {
        Map<String, Deque<Integer>> left = new LinkedHashMap<>();
        codes.forEach((command, list) -> left.put(command, new ArrayDeque<>(list)));
        return running(command -> {
            Deque<Integer> mine = left.getOrDefault(command, new ArrayDeque<>());
            return new Exit(Cause.ITSELF, mine.isEmpty() ? 0 : mine.remove());
        });
    }

    CycleResult run(Cycle cycle, boolean resumed) {
        InstantSource clock = () -> now;
        CycleLimit watched = CycleLimit.over(this);
        return new RarvCycle(
                        new CyclePatience(this, this, watched, this::pass, clock),
                        new StepCheck(house.control(policies), approval, watched),
                        new StepExecution(
                                this,
                                this,
                                (session, step, output) -> kept.keep(session, step, output),
                                house.tracer,
                                () -> nanos,
                                watched),
                        new CycleRecord(
                                house.audit,
                                house.events,
                                store,
                                House.ACTOR,
                                SETTING.project(),
                                CyclePolicies.begun(policies.status())),
                        new CycleReports(
                                (file, bytes) -> reports.put(file, new String(bytes, StandardCharsets.UTF_8)),
                                () -> metrics),
                        house.tracer,
                        clock,
                        progress::add)
                .run(cycle, resumed, SETTING, null);
    }

    CycleResult run() {
        return run(Cycle.begin(plan(), limits(3)), false);
    }

    CycleResult resume() {
        return run(Cycle.resume(plan(), limits(3), store.load().orElseThrow()), true);
    }

    List<String> commands() {
        return started.stream().map(command -> command.line().get(2)).toList();
    }

    void takes(Duration time) {
        nanos += time.toNanos();
        now = now.plus(time);
    }

    private void pass(Duration time) {
        waited.add(time);
        takes(time);
    }

    private String keep(String session, String step, String output) {
        logs.put(step, output);
        return "logs/" + session + "/" + step + ".log";
    }

    @Override
    public Exit run(Command command, Optional<Duration> limit, Output output, BooleanSupplier endWanted)
            throws CommandStartException {
        started.add(command);
        byte[] said = ("this is " + command.line().get(2) + "\n").getBytes(StandardCharsets.UTF_8);
        output.take(said, said.length);
        end.get().ifPresent(stop);
        if (endWanted.getAsBoolean()) {
            return new Exit(Cause.REQUEST, 143);
        }
        return script.run(command.line().get(2));
    }

    @Override
    public Optional<RunLimit.Stop> reached() {
        return end.get().filter(wanted -> wanted.outcome() == Outcome.BUDGET_EXCEEDED);
    }

    @Override
    public Watch watch(Consumer<RunLimit.Stop> watcher) {
        stop = watcher;
        return () -> stop = nobody -> {};
    }

    @Override
    public OptionalInt endingSignal() {
        return signal;
    }

    @Override
    public Wish wish() {
        return wishes.isEmpty() ? Wish.GO_ON : wishes.remove();
    }

    @Override
    public void stopped() {
        stops++;
    }

    static CycleLimits limits(int iterations) {
        return new CycleLimits(iterations, Optional.empty());
    }

    static CyclePlan plan() {
        JsonObject gate =
                JsonObject.builder().put("name", "tests").put("run", "test").build();
        JsonObject optional = JsonObject.builder()
                .put("name", "style")
                .put("run", "lint")
                .put("required", false)
                .build();
        return plan(JsonObject.builder()
                .put("reason", "think")
                .put("act", "work")
                .put("reflect", "look")
                .put("gates", new JsonArray(List.of(gate, optional)))
                .put("deploy", "ship")
                .build());
    }

    static CyclePlan plan(JsonObject file) {
        PolicyDocument document = new PolicyDocument("run.yaml", file, Map.of(), "4f2a");
        if (CyclePlanCompiler.compile(document) instanceof CyclePlanCompilation.Compiled compiled) {
            return compiled.plan();
        }
        throw new IllegalArgumentException(CyclePlanCompiler.compile(document).toString());
    }
}
