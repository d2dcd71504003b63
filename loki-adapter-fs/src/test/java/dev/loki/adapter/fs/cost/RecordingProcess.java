package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.UsageReport;
import dev.loki.ports.cost.UsageStoreException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A process of its own that records usage: FOLDER NAME THREADS COUNT. Prints the key of each report as soon as it is
 * counted; each thread ends at its first failure.
 */
final class RecordingProcess {

    private RecordingProcess() {}

    public static void main(String[] args) throws InterruptedException {
        int count = Integer.parseInt(args[3]);
        List<Thread> threads = new ArrayList<>();
        try (FileUsageStore store = Costs.open(Path.of(args[0]))) {
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                String name = args[1] + "-" + i;
                threads.add(new Thread(() -> record(store, name, count)));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void record(FileUsageStore store, String name, int count) {
        Spender who = new Spender("shop", name, "opus", "s", "acme");
        try {
            for (int i = 0; i < count; i++) {
                String key = name + "." + i + ".";
                Costs.record(store, new UsageReport(who, Consumption.ofTokens(i % 7), 0, key));
                System.out.println(key);
            }
        } catch (UsageStoreException e) {
            System.err.println(e.getMessage());
        }
    }
}
