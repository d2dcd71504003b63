package dev.loki.contracts.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.checkpoint.ChainLines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link ChainLines} does. */
public abstract class ChainLinesContract {

    private static final List<String> LINES =
            List.of("{\"seq\":0,\"\u00e9\":1}", "{}", "{\"seq\":2,\"\uD83D\uDE00\":1}");

    /** A chain of these lines, each with its end. */
    protected abstract ChainLines open(List<String> lines) throws Exception;

    @Test
    void aChainWithoutLinesHandsOutNone() throws Exception {
        ChainLines lines = open(List.of());
        assertThat(read(lines, 0, 9)).isEmpty();
        assertThat(lines.settled()).isZero();
    }

    @Test
    void linesComeInOrderAndEachSaysWhereTheNextStarts() throws Exception {
        ChainLines lines = open(LINES);
        assertThat(read(lines, 0, 9)).isEqualTo(LINES);
        long offset = 0;
        for (int i = 0; i < LINES.size(); i++) {
            assertThat(read(lines, offset, 9)).isEqualTo(LINES.subList(i, LINES.size()));
            offset = endOfFirst(lines, offset);
        }
        assertThat(read(lines, offset, 9)).isEmpty();
        assertThat(lines.settled()).isEqualTo(offset);
    }

    @Test
    void whoHasEnoughGetsNoMore() throws Exception {
        assertThat(read(open(LINES), 0, 2)).isEqualTo(LINES.subList(0, 2));
    }

    private static long endOfFirst(ChainLines lines, long offset) {
        List<Long> ends = new ArrayList<>();
        lines.read(offset, (line, end) -> {
            ends.add(end);
            return false;
        });
        return ends.get(0);
    }

    private static List<String> read(ChainLines lines, long offset, int most) {
        List<String> read = new ArrayList<>();
        lines.read(offset, (line, end) -> {
            read.add(new String(line, StandardCharsets.UTF_8));
            return read.size() < most;
        });
        return read;
    }
}
