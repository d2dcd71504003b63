package dev.loki.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.contracts.policy.InMemoryDecisionLog;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.DecisionRecord;
import dev.loki.domain.policy.Verdict;
import dev.loki.ports.policy.DecisionLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DecisionJournalTest {

    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final JsonObject CONTEXT =
            JsonObject.builder().put("file_path", "/srv/a").build();

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    @Test
    void allowedDecisionIsWrittenWithWhatItWasMadeFrom() {
        DecisionJournal journal = journal(log);
        record(journal, CONTEXT);
        journal.close(DEADLINE);
        DecisionRecord record = DecisionRecord.of(log.lines().get(0));
        assertThat(record.verdict()).isEqualTo(Verdict.ALLOW);
        assertThat(record.timestamp()).isEqualTo("2026-02-21T10:00:00.000Z");
        assertThat(record.context()).isEqualTo(CONTEXT);
        assertThat(record.session()).isEqualTo("s1");
        assertThat(record.masked()).isFalse();
    }

    @Test
    void secretIsMaskedAndTheRecordSaysSo() {
        DecisionJournal journal = journal(log);
        String key = "AKIA" + "Z7QW3ERT5YUI2OPA";
        record(journal, CONTEXT.with("content", new JsonString("key = " + key)));
        journal.close(DEADLINE);
        assertThat(log.lines().toString()).doesNotContain(key);
        assertThat(DecisionRecord.of(log.lines().get(0)).masked()).isTrue();
    }

    @Test
    void whatIsTooLongIsLeftOut() {
        DecisionJournal journal = journal(log);
        record(journal, CONTEXT.with("content", new JsonString("a".repeat(2 << 20))));
        record(journal, CONTEXT.with("content", new JsonString("\u0001".repeat(1 << 19))));
        journal.close(DEADLINE);
        assertThat(log.lines()).hasSize(2).allSatisfy(line -> assertThat(line.get("context"))
                .isEqualTo(JsonNull.NULL));
    }

    @Test
    void newestAreDroppedWhereTheLogIsSlowAndTheirCountIsWritten() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        DecisionJournal journal = DecisionJournal.keptIn(
                () -> {
                    writing.countDown();
                    awaitQuietly(goOn);
                    return log;
                },
                InstantSource.fixed(House.NOW),
                warnings::add);
        record(journal, CONTEXT);
        writing.await();
        for (int i = 0; i < DecisionQueue.MAX_WAITING + 3; i++) {
            record(journal, CONTEXT);
        }
        goOn.countDown();
        journal.close(DEADLINE);
        assertThat(log.lines()).hasSize(1 + DecisionQueue.MAX_WAITING + 1);
        assertThat(log.lines().toString()).contains("\"dropped\":3");
    }

    @Test
    void troubleIsWarnedOfOnceAndReachesNoCheck() {
        log.failAppends(true);
        DecisionJournal journal = journal(log);
        for (int i = 0; i < 1_000; i++) {
            record(journal, CONTEXT);
        }
        journal.close(DEADLINE);
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).contains("not logged");
        assertThat(warnings.get(1)).contains("missing");
    }

    @Test
    void aLogThatHangsHoldsUpNobodyBeyondTheDeadline() {
        CountDownLatch never = new CountDownLatch(1);
        DecisionJournal journal = DecisionJournal.keptIn(
                () -> {
                    awaitQuietly(never);
                    return log;
                },
                InstantSource.fixed(House.NOW),
                warnings::add);
        record(journal, CONTEXT);
        journal.close(Duration.ofMillis(1));
        assertThat(warnings).singleElement().asString().contains("missing");
        never.countDown();
    }

    @Test
    void closedJournalTakesNothingAndStartsNoThread() {
        DecisionJournal journal = journal(log);
        journal.close(DEADLINE);
        record(journal, CONTEXT);
        journal.close(DEADLINE);
        assertThat(log.lines()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    private DecisionJournal journal(DecisionLog to) {
        return DecisionJournal.keptIn(() -> to, InstantSource.fixed(House.NOW), warnings::add);
    }

    private static void record(DecisionJournal journal, JsonObject context) {
        journal.record("pre_execution", Judgement.of(Decision.NO_POLICY, context), Decision.NO_POLICY, "s1");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
