package dev.loki.contracts.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.forward.ChainSegments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ChainSegments} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class ChainSegmentsContract {

    private static final String LINES = "{\"seq\":0,\"\u00e9\":1}\n{}\n\n";

    private ChainSegments segments;

    /** The segments of a chain without any. */
    protected abstract ChainSegments open() throws Exception;

    /** Appends to the segment that grows, which is made where it is not there. */
    protected abstract void append(String text) throws Exception;

    /** Ends the segment that grows, as a rotation does: the next text makes a new one. */
    protected abstract void rotate() throws Exception;

    @BeforeEach
    void openSegments() throws Exception {
        segments = open();
    }

    @Test
    void aChainWithoutSegmentsNamesNone() {
        assertThat(segments.names()).isEmpty();
    }

    @Test
    void linesComeInOrderAndEachSaysWhereTheNextStarts() throws Exception {
        append(LINES);
        String name = segments.names().get(0);
        List<Long> ends = new ArrayList<>();
        segments.read(name, 0, (line, end) -> ends.add(end));
        assertThat(read(name, 0, 9)).containsExactly("{\"seq\":0,\"\u00e9\":1}", "{}", "");
        assertThat(read(name, ends.get(0), 9)).containsExactly("{}", "");
        assertThat(read(name, ends.get(2), 9)).isEmpty();
        assertThat(read(name, ends.get(2) + 1, 9)).isEmpty();
        assertThat(read(name, 1L << 52, 9))
                .as("where no file can have anything")
                .isEmpty();
        assertThat(segments.settled(name)).isEqualTo(ends.get(2));
    }

    @Test
    void whoHasEnoughGetsNoMore() throws Exception {
        append(LINES);
        assertThat(read(segments.names().get(0), 0, 2)).hasSize(2);
    }

    @Test
    void aLineWithoutItsEndIsNotHandedOut() throws Exception {
        append("{}\n{\"seq\":");
        assertThat(read(segments.names().get(0), 0, 9)).containsExactly("{}");
    }

    @Test
    void theSegmentThatGrowsIsNamedLast() throws Exception {
        append("first\n");
        rotate();
        append("second\n");
        assertThat(segments.names()).hasSize(2);
        assertThat(read(segments.names().get(0), 0, 9)).containsExactly("first");
        assertThat(read(segments.names().get(1), 0, 9)).containsExactly("second");
    }

    @Test
    void aSegmentThatIsNotThereHoldsNothing() throws Exception {
        append("first\n");
        String gone = segments.names().get(0) + ".gone";
        assertThat(read(gone, 0, 9)).isEmpty();
        assertThat(segments.settled(gone)).isZero();
    }

    private List<String> read(String name, long offset, int most) {
        List<String> read = new ArrayList<>();
        segments.read(name, offset, (line, end) -> {
            read.add(new String(line, StandardCharsets.UTF_8));
            return read.size() < most;
        });
        return read;
    }
}
