package dev.loki.benchmarks.policy;

import dev.loki.domain.policy.Decision;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How decisions are measured: each of them ends in ALLOW. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public abstract class Decisions {

    /** A figure for a refusal would stand for something else than it says. */
    static void requireAllowed(Decision... decisions) {
        Stream.of(decisions).filter(decision -> !decision.allowed()).findFirst().ifPresent(decision -> {
            throw new IllegalStateException("not allowed: " + decision);
        });
    }
}
