package dev.loki.contracts.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TelemetrySink} does. */
public abstract class TelemetrySinkContract {

    private static final int THREADS = 8;
    private static final int LINES = 50;

    /** A view of the same, empty sink at each call of a test. */
    protected abstract TelemetrySink open();

    /** The lines that the sink keeps, in order. */
    protected abstract List<String> lines(Signal signal);

    @Test
    void linesAreKeptInOrderAndBySignal() {
        append(open(), Signal.TRACES, "{\"n\":1}");
        append(open(), Signal.METRICS, "{\"n\":2}");
        append(open(), Signal.TRACES, "{\"n\":\"漢 \uD83D\uDE00\"}");

        assertThat(lines(Signal.TRACES)).containsExactly("{\"n\":1}", "{\"n\":\"漢 \uD83D\uDE00\"}");
        assertThat(lines(Signal.METRICS)).containsExactly("{\"n\":2}");
    }

    @Test
    void aBufferMayBeUsedAgainAndOnlyItsBeginCounts() {
        byte[] buffer = "first\nrest".getBytes(StandardCharsets.UTF_8);
        TelemetrySink sink = open();

        sink.append(Signal.TRACES, buffer, 5);
        Arrays.fill(buffer, (byte) 'x');

        assertThat(lines(Signal.TRACES)).containsExactly("first");
    }

    @Test
    void theLongestLineIsTakenAndALongerOneIsNot() {
        TelemetrySink sink = open();
        byte[] line = new byte[TelemetrySink.MAX_LINE + 1];
        Arrays.fill(line, (byte) 'x');

        sink.append(Signal.TRACES, line, TelemetrySink.MAX_LINE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> sink.append(Signal.TRACES, line, TelemetrySink.MAX_LINE + 1));
        assertThat(lines(Signal.TRACES)).singleElement().satisfies(kept -> assertThat(kept)
                .hasSize(TelemetrySink.MAX_LINE));
    }

    @Test
    void whatIsNoLineIsRefused() {
        TelemetrySink sink = open();

        assertThatIllegalArgumentException().isThrownBy(() -> append(sink, Signal.TRACES, ""));
        assertThatIllegalArgumentException().isThrownBy(() -> append(sink, Signal.TRACES, "a\nb"));
        assertThat(lines(Signal.TRACES)).isEmpty();
    }

    @Test
    void linesOfManyThreadsAreAllThereAndWhole() throws InterruptedException {
        String rest = "x".repeat(10_000);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String begin = i + "-";
            TelemetrySink sink = open();
            threads.add(new Thread(() ->
                    IntStream.range(0, LINES).forEach(number -> append(sink, Signal.TRACES, begin + number + rest))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(lines(Signal.TRACES))
                .hasSize(THREADS * LINES)
                .doesNotHaveDuplicates()
                .allMatch(line -> line.matches("[0-7]-[0-9]{1,2}x{10000}"));
    }

    /** Appends a text as a line. */
    protected static void append(TelemetrySink sink, Signal signal, String line) {
        byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
        sink.append(signal, utf8, utf8.length);
    }
}
