package dev.loki.contracts.audit.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.DashboardLog;
import dev.loki.ports.audit.dashboard.DashboardLog.EntryListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every log of the dashboard chain does. */
public abstract class DashboardLogContract {

    /** The log, empty at first; the same at each call. */
    protected abstract DashboardLog log();

    /** The file that is written now. */
    protected abstract Path file();

    /** Makes another entry of an entry, as somebody would who may write to the log's place; the first is 0. */
    protected abstract void change(int number) throws Exception;

    /** Lets nothing more be written, as where the disk is gone. */
    protected abstract void breakDown() throws Exception;

    @Test
    void anEmptyLogIsIntact() {
        DirectoryVerdict verdict = log().verify(EntryListener.NONE);
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.entries()).isZero();
        assertThat(verdict.tip()).isEqualTo(DashboardChain.GENESIS);
    }

    @Test
    void eachEntryIsLinkedToTheOneBefore() {
        JsonObject first = log().append(event(1));
        JsonObject second = log().append(event(2));

        assertThat(hash(first)).isEqualTo(DashboardChain.hash(first, DashboardChain.GENESIS));
        assertThat(hash(second)).isEqualTo(DashboardChain.hash(second, hash(first)));
        assertThat(log().verify(EntryListener.NONE).tip()).isEqualTo(hash(second));
    }

    @Test
    void theLineSaysWhatHappened() {
        JsonObject line = log().append(event(7));
        assertThat(line.string("action")).hasValue("create");
        assertThat(line.string("resource_id")).hasValue("p7");
        assertThat(line.string("timestamp")).isPresent();
    }

    @Test
    void whoListensIsToldOfEachEntryInItsOrder() {
        List<String> appended = List.of(hash(log().append(event(1))), hash(log().append(event(2))));
        List<Long> numbers = new ArrayList<>();
        List<String> hashes = new ArrayList<>();
        log().verify((number, hash) -> {
            numbers.add(number);
            hashes.add(hash);
        });
        assertThat(numbers).containsExactly(1L, 2L);
        assertThat(hashes).isEqualTo(appended);
    }

    @Test
    void threadsShareOneChain() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int number = i;
            done.add(threads.submit(() -> log().append(event(number))));
        }
        for (Future<?> each : done) {
            each.get();
        }
        threads.shutdown();
        DirectoryVerdict verdict = log().verify(EntryListener.NONE);
        assertThat(verdict.errors()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(60);
    }

    @Test
    void aFileIsVerifiedByItself() {
        log().append(event(1));
        log().append(event(2));
        FileVerdict verdict = log().verify(file());
        assertThat(verdict.valid()).isTrue();
        assertThat(verdict.entriesChecked()).isEqualTo(2);
    }

    @Test
    void anEntryThatWasChangedIsFoundAndWhatFollowsItIsNotCalledRight() throws Exception {
        for (int i = 0; i < 3; i++) {
            log().append(event(i));
        }
        change(1);
        List<Long> right = new ArrayList<>();
        assertThat(log().verify((number, hash) -> right.add(number)).valid()).isFalse();
        assertThat(right).containsExactly(1L);
        FileVerdict file = log().verify(file());
        assertThat(file.valid()).isFalse();
        assertThat(file.firstTamperedLine()).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereIsAnErrorThatNamesIt() {
        Path missing = file().resolveSibling("audit-1999-01-01.jsonl");
        assertThatThrownBy(() -> log().verify(missing))
                .isInstanceOf(AuditLogException.class)
                .hasMessageContaining("audit-1999-01-01.jsonl");
    }

    @Test
    void whatCannotBeWrittenIsNotTakenForRecorded() throws Exception {
        breakDown();
        assertThatThrownBy(() -> log().append(event(1))).isInstanceOf(AuditLogException.class);
    }

    private static String hash(JsonObject line) {
        return DashboardChain.storedHash(line).orElseThrow();
    }

    private static DashboardEvent event(int number) {
        return DashboardEvent.of("create", "project").on("p" + number).by("u1");
    }
}
