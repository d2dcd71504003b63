package dev.loki.benchmarks.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.loki.adapter.fs.audit.FileAuditLog;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainLinker;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.DraftLine;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.json.JacksonJsonReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Verifies and asks a long audit chain, and writes how fast that went. How many cores it has is the JVM's to say
 * ({@code -XX:ActiveProcessorCount}). Arguments: a folder to work in, in which a chain of this length is made where none
 * is; how many entries; the file to write, to which other results are added.
 */
public final class VerifyLoad {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int ROUNDS = 3;

    private final Path folder;
    private final long entries;
    private final Map<String, Map<String, Double>> results = new LinkedHashMap<>();

    private VerifyLoad(Path folder, long entries) {
        this.folder = folder;
        this.entries = entries;
    }

    public static void main(String[] arguments) throws IOException {
        long entries = Long.parseLong(arguments[1]);
        VerifyLoad load = new VerifyLoad(Path.of(arguments[0]).resolve("chain-of-" + entries), entries);
        load.make();
        load.measure();
        load.addTo(Path.of(arguments[2]));
    }

    private void make() throws IOException {
        Path file = folder.resolve("audit.jsonl");
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(folder);
        ChainLinker linker = new ChainLinker(ChainTip.START);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (long i = 0; i < entries; i++) {
                String time = IsoTimestamp.format(BEGIN.plusMillis(100 * i));
                out.write(linker.link(DraftLine.of(draft(i)), time).bytes());
            }
        }
    }

    private void measure() throws IOException {
        Files.deleteIfExists(folder.resolve("audit.index"));
        String cores = Runtime.getRuntime().availableProcessors() + " cores, " + entries + " entries, heap "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB";
        try (FileAuditLog log = new FileAuditLog(folder, new JacksonJsonReader(), Clock.systemUTC())) {
            double best = 0;
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                require(log.verify());
                best = Math.max(best, entries * 1e9 / (System.nanoTime() - begin));
            }
            report("verify, " + cores, "entriesPerSecond", best);
            ask(log, "list, who, no index yet, " + cores, query("agent-rare"));
            ask(log, "list, who, with the index, " + cores, query("agent-rare"));
            ask(
                    log,
                    "list, the newest 20, " + cores,
                    new AuditQuery(null, null, null, null, null, null, 20, true, false, true));
            ask(log, "list, who, every line looked at, " + cores, new AuditQuery("agent-rare", null, null, null));
        }
    }

    private void ask(FileAuditLog log, String name, AuditQuery query) {
        long begin = System.nanoTime();
        log.read(query, entry -> {});
        report(name, "millis", (System.nanoTime() - begin) / 1e6);
    }

    private void require(ChainVerdict verdict) {
        if (!verdict.equals(ChainVerdict.intact(entries))) {
            throw new IllegalStateException("the chain of " + entries + " entries is said to be " + verdict);
        }
    }

    private void report(String name, String unit, double value) {
        results.put(name, Map.of(unit, value));
        System.err.println(name + " " + unit + " " + Math.round(value));
    }

    @SuppressWarnings("unchecked")
    private void addTo(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Map<String, Object> all =
                Files.exists(file) ? mapper.readValue(file.toFile(), LinkedHashMap.class) : new LinkedHashMap<>();
        all.putAll(results);
        mapper.writeValue(file.toFile(), all);
    }

    private static AuditQuery query(String who) {
        return new AuditQuery(who, null, null, null, null, null, AuditQuery.NO_LIMIT, false, false, true);
    }

    /** One in a hundred thousand entries is by somebody rare. */
    private static AuditDraft draft(long number) {
        return new AuditDraft(
                number % 100_000 == 4711 ? "agent-rare" : "agent-" + number % 7,
                "file_write",
                "src/module-" + number % 1000 + "/app.js",
                "implement feature",
                JsonObject.builder()
                        .put("bytes", number)
                        .put("session", "0123456789abcdef")
                        .build());
    }
}
