package dev.loki.benchmarks.scan;

import com.gliwka.hyperscan.wrapper.CompileErrorException;
import com.gliwka.hyperscan.wrapper.Database;
import com.gliwka.hyperscan.wrapper.Expression;
import com.gliwka.hyperscan.wrapper.ExpressionFlag;
import com.gliwka.hyperscan.wrapper.Scanner;
import dev.loki.domain.scan.ContentScanner;
import dev.loki.domain.scan.Detectors;
import dev.loki.domain.scan.ScanOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The same rules on the same 128 KiB of source code by other engines. An operation is a byte. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@OperationsPerInvocation(OtherEnginesBenchmark.LENGTH)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class OtherEnginesBenchmark {

    static final int LENGTH = 128 * 1024;

    private static final ContentScanner ALL = ContentScanner.SECRETS.with(Detectors.personalData());

    private final List<RegexRules.Rule> rules = RegexRules.all();
    private final List<Pattern> patterns =
            rules.stream().map(rule -> Pattern.compile(rule.regex())).toList();
    private final List<com.google.re2j.Pattern> linear = rules.stream()
            .map(rule -> com.google.re2j.Pattern.compile(rule.regex()))
            .toList();
    private final Scanner hyperscan = new Scanner();
    private final List<Database> databases = new ArrayList<>();
    private byte[] bytes = {};
    private String text = "";

    @Setup
    public void prepare() throws IOException, CompileErrorException {
        bytes = Arrays.copyOf(Texts.of("source"), LENGTH);
        text = new String(bytes, StandardCharsets.ISO_8859_1);
        List<Expression> expressions = new ArrayList<>();
        for (RegexRules.Rule rule : rules) {
            expressions.add(new Expression(uncounted(rule.regex()), ExpressionFlag.DOTALL, expressions.size()));
        }
        Database database = Database.compile(expressions);
        databases.add(database);
        hyperscan.allocScratch(database);
    }

    /** Hyperscan refuses large counts. */
    private static String uncounted(String regex) {
        return regex.replaceAll(",[0-9]{3,4}\\}", ",}").replaceAll("\\{([0-9]{3})\\}", "{99,}");
    }

    @TearDown
    public void close() {
        hyperscan.close();
        databases.forEach(Database::close);
    }

    @Benchmark
    public int loki() {
        return ALL.scan(bytes, ScanOptions.STRICT).size();
    }

    /** As scanners with keywords do: each rule over the whole content that holds its keyword. */
    @Benchmark
    public int javaRegexAfterKeyword() {
        String lower = text.toLowerCase(Locale.ROOT);
        int found = 0;
        for (int i = 0; i < patterns.size(); i++) {
            found += lower.contains(rules.get(i).keyword()) ? count(patterns.get(i)) : 0;
        }
        return found;
    }

    @Benchmark
    public int javaRegexEachRule() {
        int found = 0;
        for (Pattern pattern : patterns) {
            found += count(pattern);
        }
        return found;
    }

    private int count(Pattern pattern) {
        int found = 0;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found++;
        }
        return found;
    }

    @Benchmark
    public int re2jAfterKeyword() {
        String lower = text.toLowerCase(Locale.ROOT);
        int found = 0;
        for (int i = 0; i < linear.size(); i++) {
            com.google.re2j.Matcher matcher = linear.get(i).matcher(text);
            while (lower.contains(rules.get(i).keyword()) && matcher.find()) {
                found++;
            }
        }
        return found;
    }

    @Benchmark
    public int hyperscan() {
        int found = 0;
        for (Database database : databases) {
            found += hyperscan.scan(database, text).size();
        }
        return found;
    }
}
