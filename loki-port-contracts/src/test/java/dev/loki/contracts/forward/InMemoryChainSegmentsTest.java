package dev.loki.contracts.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.forward.ChainSegments;
import org.junit.jupiter.api.Test;

class InMemoryChainSegmentsTest extends ChainSegmentsContract {

    private final InMemoryChainSegments segments = new InMemoryChainSegments();
    private int rotations;

    @Override
    protected ChainSegments open() {
        return segments;
    }

    @Override
    protected void append(String text) {
        segments.append("audit.jsonl", text);
    }

    @Override
    protected void rotate() {
        segments.rename("audit.jsonl", "audit-" + ++rotations + ".jsonl");
    }

    @Test
    void aTestSaysWhatIsDurable() {
        append("{}\n{}\n");
        segments.settleOnly(3);
        assertThat(segments.settled("audit.jsonl")).isEqualTo(3);
        segments.settleAll();
        assertThat(segments.settled("audit.jsonl")).isEqualTo(6);
    }
}
