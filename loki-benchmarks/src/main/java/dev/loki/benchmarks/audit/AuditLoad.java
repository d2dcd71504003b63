package dev.loki.benchmarks.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.loki.adapter.fs.audit.AuditSync;
import dev.loki.adapter.fs.audit.FileAuditLog;
import dev.loki.benchmarks.disk.CountedSyncs;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonObject;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;

/**
 * Appends to an audit trail on a real disk and writes what came of it: entries a second, and how many of them shared a
 * sync. Arguments: a folder to work in, which is emptied by nobody; the file to write.
 */
public final class AuditLoad {

    private static final long NANOS = Long.getLong("loki.load.millis", 3_000) * 1_000_000;
    private static final int BULK = 1_000_000;
    private static final long GIGABYTE = 1_000_000_000L;

    private final Path work;
    private final Map<String, Map<String, Double>> results = new LinkedHashMap<>();

    private AuditLoad(Path work) {
        this.work = work;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        AuditLoad load = new AuditLoad(Files.createTempDirectory(Path.of(arguments[0]), "audit-load"));
        load.oneSyncEach("one write and one sync per entry, nothing else");
        // A thread alone needs ten thousand entries before the code it runs is compiled.
        load.durable("warm-up", 8);
        load.durable("warm-up", 1);
        load.results.remove("warm-up");
        for (int threads : new int[] {1, 8, 64}) {
            load.durable("record, always, threads: " + threads, threads);
        }
        load.oneSyncEach("one write and one sync per entry, again");
        load.bulk("recordAsync, always", AuditSync.ALWAYS);
        load.bulk("warm-up", AuditSync.OS);
        load.results.remove("warm-up");
        load.bulk("recordAsync, os", AuditSync.OS);
        load.opening();
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(Path.of(arguments[1]).toFile(), load.results);
    }

    /** What the disk gives to a log without group commit, linking and locking left out. */
    private void oneSyncEach(String name) throws IOException {
        byte[] line = "x".repeat(300).getBytes(StandardCharsets.US_ASCII);
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
        report(name, count, count, System.nanoTime() - begin);
    }

    private void durable(String name, int threads) throws InterruptedException {
        CountedSyncs disk = new CountedSyncs();
        try (FileAuditLog log = open(disk, folder(), AuditSync.ALWAYS)) {
            LongAdder count = new LongAdder();
            long begin = System.nanoTime();
            List<Thread> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(new Thread(() -> appendUntil(log, begin + NANOS, count)));
            }
            running.forEach(Thread::start);
            for (Thread thread : running) {
                thread.join();
            }
            report(name, count.sum(), disk.syncs(), System.nanoTime() - begin);
        }
    }

    private static void appendUntil(FileAuditLog log, long end, LongAdder count) {
        while (System.nanoTime() < end) {
            log.append(draft(count.sum()));
            count.increment();
        }
    }

    private void bulk(String name, AuditSync sync) {
        CountedSyncs disk = new CountedSyncs();
        try (FileAuditLog log = open(disk, folder(), sync)) {
            long begin = System.nanoTime();
            appendMany(log, BULK);
            report(name, BULK, disk.syncs(), System.nanoTime() - begin);
        }
    }

    private static void appendMany(FileAuditLog log, long count) {
        CompletionStage<AuditEntry> last = log.appendAsync(draft(0));
        for (long i = 1; i < count; i++) {
            last = log.appendAsync(draft(i));
        }
        last.toCompletableFuture().join();
    }

    /** The first entry of a process in a log of a gigabyte, once after a close, once where there is no state. */
    private void opening() throws IOException {
        Path folder = folder();
        Path file = folder.resolve("audit.jsonl");
        try (FileAuditLog log = open(new CountedSyncs(), folder, AuditSync.OS)) {
            do {
                appendMany(log, 100_000);
            } while (Files.size(file) < GIGABYTE);
        }
        try (FileAuditLog log = open(new CountedSyncs(), folder, AuditSync.ALWAYS)) {
            log.append(draft(0));
        }
        reportOpening("first record in a log of 1 GB, after a close", folder);
        Files.delete(folder.resolve("audit.state"));
        reportOpening("first record in a log of 1 GB, without a state", folder);
        Files.delete(file);
    }

    private void reportOpening(String name, Path folder) {
        long begin = System.nanoTime();
        try (FileAuditLog log = open(new CountedSyncs(), folder, AuditSync.ALWAYS)) {
            log.append(draft(0));
            results.put(name, Map.of("millis", (System.nanoTime() - begin) / 1e6));
        }
    }

    private void report(String name, long entries, long syncs, long nanos) {
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("entriesPerSecond", entries * 1e9 / nanos);
        if (syncs > 0) {
            row.put("entriesPerSync", (double) entries / syncs);
        }
        results.put(name, row);
        System.err.println(name + " " + row);
    }

    private Path folder() {
        return work.resolve("chain" + System.nanoTime());
    }

    private static FileAuditLog open(CountedSyncs disk, Path folder, AuditSync sync) {
        return new FileAuditLog(disk, folder, new JacksonJsonReader(), Clock.systemUTC(), sync, warning -> {});
    }

    private static AuditDraft draft(long number) {
        return new AuditDraft(
                "agent-1",
                "file_write",
                "src/app.js",
                "implement feature",
                JsonObject.builder()
                        .put("bytes", number)
                        .put("session", "0123456789abcdef")
                        .build());
    }
}
