package dev.loki.benchmarks.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Linking an entry, and writing its line: beside Jackson's writer, which cannot spell what is hashed. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class AgentChainBenchmark {

    private static final String TIMESTAMP = "2026-02-21T10:00:00.000Z";

    private final AuditDraft draft = new AuditDraft(
            "agent-1",
            "file_write",
            "src/app.js",
            "implement feature",
            JsonObject.builder()
                    .put("bytes", 1024)
                    .put("session", "0123456789abcdef")
                    .build());
    private final JsonObject line =
            AgentChain.link(draft, TIMESTAMP, ChainTip.START).toJson();
    private final ObjectMapper jackson = new ObjectMapper();
    private final Map<String, Object> sameLineForJackson = new LinkedHashMap<>(Map.of(
            "seq", 0,
            "timestamp", TIMESTAMP,
            "who", "agent-1",
            "what", "file_write",
            "where", "src/app.js",
            "why", "implement feature",
            "metadata", Map.of("bytes", 1024, "session", "0123456789abcdef"),
            "previousHash", "GENESIS",
            "hash", "0".repeat(64)));

    @Benchmark
    public AuditEntry link() {
        return AgentChain.link(draft, TIMESTAMP, ChainTip.START);
    }

    @Benchmark
    public byte[] writeLine() {
        return EcmaScriptJson.stringifyToUtf8(line);
    }

    @Benchmark
    public byte[] writeLineByJackson() throws JsonProcessingException {
        return jackson.writeValueAsBytes(sameLineForJackson);
    }
}
