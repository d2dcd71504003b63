package dev.loki.benchmarks.scan;

import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detectors;
import dev.loki.domain.scan.Finding;
import dev.loki.domain.scan.ScanOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One thread over a text of 1 MiB. An operation is a byte: operations a microsecond are megabytes a second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(Texts.LENGTH)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ScanBenchmark {

    private static final ContentScanner ALL = ContentScanner.SECRETS.with(Detectors.personalData());
    private static final ContentScanner SEED =
            ContentScanner.of(Detectors.seed()).with(Detectors.personalData());

    @Param({
        "source",
        "keyword-free",
        "hostile-base64",
        "hostile-digits",
        "hostile-dots",
        "hostile-spaces",
        "hostile-slack",
        "hostile-names",
        "hostile-mail",
        "hostile-prefixes",
        "hostile-keys",
        "near-findings",
        "findings"
    })
    private String text = "source";

    private byte[] bytes = {};

    @Setup
    public void read() throws IOException {
        bytes = Texts.of(text);
    }

    @Benchmark
    public List<Finding> allDetectors() {
        return ALL.scan(bytes, ScanOptions.STRICT);
    }

    @Benchmark
    public List<Finding> seedKinds() {
        return SEED.scan(bytes, ScanOptions.STRICT);
    }
}
