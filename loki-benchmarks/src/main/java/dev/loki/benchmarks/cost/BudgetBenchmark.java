package dev.loki.benchmarks.cost;

import dev.loki.adapter.fs.cost.FileUsageStore;
import dev.loki.application.audit.Actor;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.cost.BudgetControl;
import dev.loki.application.event.EventStream;
import dev.loki.domain.cost.Budget;
import dev.loki.domain.cost.BudgetScope;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.LimitAction;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.cost.Window;
import dev.loki.domain.policy.Violation;
import dev.loki.json.JacksonJsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Checks of two budgets over files on a disk, looked up anew as often as in a process that goes on. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BudgetBenchmark {

    private static final Spender WHO = new Spender("shop", "coder", "opus", "session", "acme");

    private final Path folder = temporaryFolder();
    private final BudgetControl room = control(1_000_000);
    private final BudgetControl reached = control(100);

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("loki-benchmark");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private BudgetControl control(long limit) {
        FileUsageStore store = new FileUsageStore(
                folder.resolve("of" + limit), new JacksonJsonReader(), Clock.systemUTC(), System.err::println);
        List<Budget> budgets = List.of(
                budget(BudgetScope.PROJECT, "shop", limit, new Window.Rolling(Duration.ofHours(24))),
                budget(BudgetScope.ORG, "acme", limit, new Window.None()));
        EventStream off = new EventStream(
                () -> {
                    throw new IllegalStateException("events are off");
                },
                () -> {
                    throw new IllegalStateException("events are off");
                },
                Clock.systemUTC(),
                new AtomicLong()::incrementAndGet,
                null,
                false);
        return new BudgetControl(
                () -> store,
                () -> budgets,
                Clock.systemUTC(),
                new AtomicLong()::incrementAndGet,
                AuditTrail.off(),
                off,
                new Actor("benchmark", "cli", null));
    }

    private static Budget budget(BudgetScope scope, String of, long limit, Window window) {
        return new Budget(
                scope.wireName(), scope, of, limit, null, Budget.DEFAULT_ALERTS, LimitAction.SHUTDOWN, window);
    }

    @Setup
    public void spend() {
        for (BudgetControl control : List.of(room, reached)) {
            control.record(new UsageReport(WHO, Consumption.ofTokens(100)));
        }
        if (!room.judge().isEmpty() || reached.judge().size() != 2) {
            throw new IllegalStateException("the one has room, the other has not");
        }
    }

    @TearDown
    public void close() throws IOException {
        room.close();
        reached.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Benchmark
    public List<Violation> withRoom() {
        return room.judge();
    }

    @Benchmark
    public List<Violation> atTheLimit() {
        return reached.judge();
    }
}
