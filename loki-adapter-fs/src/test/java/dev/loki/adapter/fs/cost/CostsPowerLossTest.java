package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.adapter.fs.storage.Step;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CostsPowerLossTest {

    private static final Path FOLDER = Path.of("state").toAbsolutePath();

    private final MemoryStorage disk = new MemoryStorage();

    @Test
    void whatReturnedSurvivesEveryPowerLossAtEveryStep() {
        long[] acknowledged = {0};
        List<String> failures = new ArrayList<>();
        disk.steps().before(() -> check(acknowledged[0], failures));
        FileUsageStore store = Costs.open(disk, FOLDER, failures::add);
        for (int i = 1; i <= 4; i++) {
            Costs.record(store, i);
            acknowledged[0] += i;
            check(acknowledged[0], failures);
        }
        store.close();
        assertThat(failures).isEmpty();
    }

    @Test
    void beginningTheJournalAnewLosesNothingAtAnyStep() {
        FileUsageStore store = Costs.open(disk, FOLDER, 500);
        long[] acknowledged = {0};
        List<String> failures = new ArrayList<>();
        disk.steps().before(() -> check(acknowledged[0], failures));
        for (int i = 0; i < 5; i++) {
            Costs.record(store, 1);
            acknowledged[0]++;
        }
        disk.steps().before(() -> {});

        assertThat(disk.steps().count(Step.RENAME, CostFiles.JOURNAL)).isPositive();
        assertThat(failures).isEmpty();
        assertThat(Costs.tokens(Costs.open(disk.copy(), FOLDER, failures::add))).isEqualTo(acknowledged[0]);
    }

    @Test
    void takingOverWhatTheOriginalLeftIsDoneOnceWhateverHappens() {
        disk.put(
                FOLDER.resolve(CostFiles.COSTS),
                "{\"projects\":{\"shop\":{\"totalTokens\":70}},\"totalTokens\":70}".getBytes(StandardCharsets.UTF_8));
        long[] acknowledged = {70};
        List<String> failures = new ArrayList<>();
        disk.steps().before(() -> check(acknowledged[0], failures));
        FileUsageStore store = Costs.open(disk, FOLDER, failures::add);
        Costs.record(store, 5);
        acknowledged[0] += 5;
        store.close();
        check(75, failures);
        assertThat(failures).isEmpty();
    }

    /** A report that is being written may be there or not. */
    private void check(long acknowledged, List<String> failures) {
        for (MemoryStorage left : disk.crashStates()) {
            try {
                FileUsageStore store = Costs.open(left, FOLDER, warning -> {});
                long tokens = Costs.tokens(store);
                Costs.record(store, 1);
                if (tokens < acknowledged || tokens > acknowledged + 6 || Costs.tokens(store) != tokens + 1) {
                    failures.add(tokens + " instead of " + acknowledged);
                }
            } catch (RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }
}
