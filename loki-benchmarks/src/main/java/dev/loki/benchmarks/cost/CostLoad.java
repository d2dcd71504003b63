package dev.loki.benchmarks.cost;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.loki.adapter.fs.cost.FileUsageStore;
import dev.loki.benchmarks.disk.CountedSyncs;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Counted;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.Turn;
import dev.loki.domain.cost.UsageReport;
import dev.loki.json.JacksonJsonReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Records usage on a real disk and writes what came of it: reports a second, and how many of them shared a sync. Arguments: a
 * folder to work in, which is emptied by nobody; the file to write.
 */
public final class CostLoad {

    private static final long NANOS = Long.getLong("loki.load.millis", 3_000) * 1_000_000;
    private static final String WARM_UP = "warm-up";

    private final Path work;
    private final Map<String, Map<String, Double>> results = new LinkedHashMap<>();

    private CostLoad(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        CostLoad load = new CostLoad(Files.createTempDirectory(Path.of(arguments[0]), "cost-load"));
        load.record(WARM_UP, 16);
        load.record(WARM_UP, 1);
        load.results.remove(WARM_UP);
        double alone = load.oneSyncEach("one write and one sync per report, nothing else");
        load.record("record, threads: 1", 1);
        load.record("record, threads: 4", 4);
        double shared = load.record("record, threads: 16", 16);
        double again = load.oneSyncEach("one write and one sync per report, again");
        load.results.put(
                "16 threads record how often as much as one sync each gives",
                Map.of("times", shared / ((alone + again) / 2)));
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[1]).toFile(), load.results);
    }

    /** What the disk gives to a journal without group commit, deciding and locking left out. */
    private double oneSyncEach(String name) throws IOException {
        byte[] line = "x".repeat(250).getBytes(StandardCharsets.US_ASCII);
        long count = 0;
        long begin = System.nanoTime();
        try (RandomAccessFile file =
                new RandomAccessFile(work.resolve("plain" + results.size()).toFile(), "rw")) {
            while (System.nanoTime() - begin < NANOS) {
                file.write(line);
                file.getFD().sync();
                count++;
            }
        }
        return report(name, count, count, System.nanoTime() - begin);
    }

    private double record(String name, int threads) throws InterruptedException {
        CountedSyncs disk = new CountedSyncs();
        Path folder = work.resolve("state" + System.nanoTime());
        try (FileUsageStore store = new FileUsageStore(
                disk, folder, new JacksonJsonReader(), Clock.systemUTC(), warning -> System.err.println(warning))) {
            LongAdder count = new LongAdder();
            long begin = System.nanoTime();
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Spender who = new Spender("shop", "agent-" + i, "opus", "session", "acme");
                running.add(new Thread(() -> recordUntil(store, who, begin + NANOS, count)));
            }
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
            return report(name, count.sum(), disk.syncs(), System.nanoTime() - begin);
        }
    }

    private static void recordUntil(FileUsageStore store, Spender who, long end, LongAdder count) {
        for (long i = 0; System.nanoTime() < end; i++) {
            Consumption consumed = new Consumption(1_200, 350, 8_000, 0, 0, 1, 25_000);
            UsageReport report = new UsageReport(who, consumed, 900, who.agent() + "/" + i);
            Counted counted = store.decide((ledger, journal) ->
                    new Turn(ledger, List.of(), Clock.systemUTC().instant(), journal).record(report));
            if (counted.repeated()) {
                throw new IllegalStateException("no report was sent twice");
            }
            count.increment();
        }
    }

    private double report(String name, long reports, long syncs, long nanos) {
        Map<String, Double> row = new LinkedHashMap<>();
        double perSecond = reports * 1e9 / nanos;
        row.put("reportsPerSecond", perSecond);
        row.put("reportsPerSync", (double) reports / syncs);
        results.put(name, row);
        System.err.println(name + " " + row);
        return perSecond;
    }
}
