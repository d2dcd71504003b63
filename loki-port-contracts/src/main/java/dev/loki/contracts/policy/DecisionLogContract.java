package dev.loki.contracts.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.JsonObject;
import dev.loki.ports.policy.DecisionLog;
import dev.loki.ports.policy.DecisionLogException;
import dev.loki.ports.policy.LoggedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link DecisionLog} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class DecisionLogContract {

    private DecisionLog log;

    /** A log that is not there yet. */
    protected abstract DecisionLog open() throws Exception;

    @BeforeEach
    void openLog() throws Exception {
        log = open();
    }

    @Test
    void aLogThatIsNotThereCannotBeRead() {
        assertThatThrownBy(() -> log.read(line -> {})).isInstanceOf(DecisionLogException.class);
    }

    @Test
    void linesAreReadAsTheyWereAppendedWithTheirNumbers() {
        log.append(List.of(line(1), line(2)));
        log.append(List.of(line(3)));
        assertThat(read())
                .containsExactly(
                        LoggedLine.readable(1, line(1)),
                        LoggedLine.readable(2, line(2)),
                        LoggedLine.readable(3, line(3)));
    }

    @Test
    void anyTextStaysOnItsLine() {
        JsonObject odd = JsonObject.builder().put("a\nb", "\u2028\uD800\u0000\"\\").build();
        log.append(List.of(odd));
        assertThat(read()).containsExactly(LoggedLine.readable(1, odd));
    }

    @Test
    void whatIsAppendedAtOnceStaysTogetherHoweverManyThreadsAppend() {
        int threads = 4;
        CompletableFuture<?>[] writers = new CompletableFuture<?>[threads];
        for (int i = 0; i < threads; i++) {
            int who = i;
            writers[i] = CompletableFuture.runAsync(() -> {
                for (int n = 0; n < 25; n++) {
                    log.append(List.of(line(who), line(who)));
                }
            });
        }
        CompletableFuture.allOf(writers).join();
        List<LoggedLine> lines = read();
        assertThat(lines).hasSize(threads * 50);
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i).value()).isEqualTo(lines.get(i + 1).value());
        }
    }

    @Test
    void anInterruptedThreadStillAppendsAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        log.append(List.of(line(1)));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(read()).hasSize(1);
    }

    private List<LoggedLine> read() {
        List<LoggedLine> lines = new ArrayList<>();
        log.read(lines::add);
        return lines;
    }

    private static JsonObject line(int n) {
        return JsonObject.builder().put("n", n).build();
    }
}
