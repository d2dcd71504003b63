package dev.loki.contracts.forward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.forward.EntryReading;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.forward.AuditSink;
import dev.loki.ports.forward.SinkException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every receiver of audit entries does. */
public abstract class AuditSinkContract {

    /** A receiver whose server is up. */
    protected abstract AuditSink sink();

    /** Takes the server down, so that it can no longer be reached. */
    protected abstract void takeDown() throws Exception;

    /** The sequence numbers the server received so far, in their order. */
    protected abstract List<Long> receivedNumbers() throws Exception;

    /** An entry of the agent chain. */
    public static ForwardedEntry entry(long seq) {
        JsonObject fields = JsonObject.builder()
                .put("seq", seq)
                .put("timestamp", "2026-01-02T03:04:05.678Z")
                .put("who", "agent")
                .put("what", "file_write")
                .put("hash", "ab".repeat(32))
                .build();
        byte[] line = fields.toString().getBytes(StandardCharsets.UTF_8);
        return EntryReading.entry(ForwardedChain.AGENT, seq, fields, line);
    }

    @Test
    void whatIsSentArrivesInItsOrder() throws Exception {
        try (AuditSink sink = sink()) {
            sink.send(entries(0, 300));
            sink.send(entries(300, 301));
        }
        assertThat(receivedNumbers())
                .containsExactlyElementsOf(LongStream.range(0, 301).boxed().toList());
    }

    @Test
    void theDestinationIsOneLine() {
        try (AuditSink sink = sink()) {
            assertThat(sink.destination()).isNotBlank().hasLineCount(1);
        }
    }

    @Test
    void aServerThatIsDownIsAnErrorInOneLine() throws Exception {
        try (AuditSink sink = sink()) {
            takeDown();
            assertThatExceptionOfType(SinkException.class)
                    .isThrownBy(() -> sink.send(entries(0, 3)))
                    .satisfies(e -> assertThat(e.getMessage()).isNotBlank().hasLineCount(1));
        }
    }

    @Test
    void nothingIsSentAfterAnAbort() {
        try (AuditSink sink = sink()) {
            sink.abort();
            assertThatExceptionOfType(SinkException.class).isThrownBy(() -> sink.send(entries(0, 1)));
        }
    }

    private static List<ForwardedEntry> entries(long from, long to) {
        return LongStream.range(from, to).mapToObj(AuditSinkContract::entry).toList();
    }
}
