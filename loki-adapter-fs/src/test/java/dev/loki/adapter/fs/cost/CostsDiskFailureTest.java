package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.adapter.fs.storage.MemoryStorage;
import dev.loki.adapter.fs.storage.Step;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.testing.Skips;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The disk says no: EIO, ENOSPC and EACCES. */
class CostsDiskFailureTest {

    private static final Path FOLDER = Path.of("state").toAbsolutePath();

    private final MemoryStorage disk = new MemoryStorage();
    private final List<String> warnings = new ArrayList<>();
    private final FileUsageStore store = Costs.open(disk, FOLDER, warnings::add);

    @ParameterizedTest
    @EnumSource(names = {"WRITE", "SYNC"})
    void whatCouldNotBeWrittenIsSaidAndTakenBack(Step failing) {
        Costs.record(store, 5);
        byte[] before = disk.bytes(journal());
        failOnce(failing);

        assertThatExceptionOfType(UsageStoreException.class)
                .isThrownBy(() -> Costs.record(store, 6))
                .withMessageContaining("cannot write")
                .withMessageContaining("nothing may be spent");
        assertThat(disk.bytes(journal())).isEqualTo(before);
        Costs.record(store, 7);
        assertThat(Costs.tokens(store)).isEqualTo(12);
        assertThat(Costs.tokens(Costs.open(disk.copy(), FOLDER, warnings::add))).isEqualTo(12);
    }

    @Test
    void nothingIsCountedAsLongAsTheDiskFails() {
        Costs.record(store, 5);
        disk.steps().fail((step, name) -> step == Step.WRITE || step == Step.SYNC);
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(UsageStoreException.class).isThrownBy(() -> Costs.record(store, 6));
        }
        disk.steps().fail((step, name) -> false);
        assertThat(Costs.tokens(store)).isEqualTo(5);
        Costs.record(store, 1);
        assertThat(Costs.tokens(store)).isEqualTo(6);
    }

    /** Else nothing of what was consumed would be known any more, and everything could be spent anew. */
    @Test
    void aRepairThatCannotKeepWhatItReplacesTakesNothingAway() {
        Costs.record(store, 5);
        store.close();
        byte[] journal = disk.bytes(journal());
        byte[] costs = "cut o".getBytes(StandardCharsets.UTF_8);
        disk.put(FOLDER.resolve(CostFiles.COSTS), costs);
        disk.steps().fail((step, name) -> step == Step.WRITE);

        assertThatExceptionOfType(UsageStoreException.class)
                .isThrownBy(() -> Costs.open(disk, FOLDER, warnings::add).repair());

        assertThat(disk.bytes(journal())).isEqualTo(journal);
        assertThat(disk.bytes(FOLDER.resolve(CostFiles.COSTS))).isEqualTo(costs);
        disk.steps().fail((step, name) -> false);
        FileUsageStore again = Costs.open(disk, FOLDER, warnings::add);
        assertThat(again.repair().found()).isNotEmpty();
        assertThat(Costs.tokens(again)).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
    void aCostsFileThatCannotBeWrittenIsAWarningAndNoFailure(Step failing) {
        disk.steps().fail((step, name) -> step == failing && name.contains(CostFiles.COSTS));
        Costs.record(store, 5);
        assertThat(Costs.tokens(store)).isEqualTo(5);
        if (failing != Step.SYNC_FOLDER) {
            assertThat(warnings).isNotEmpty().allMatch(warning -> warning.contains(CostFiles.COSTS));
            int before = warnings.size();
            store.close();
            assertThat(warnings).hasSizeGreaterThan(before);
        }
        disk.steps().fail((step, name) -> false);
        Costs.record(store, 1);
        store.close();
        assertThat(new String(disk.bytes(FOLDER.resolve(CostFiles.COSTS)), StandardCharsets.UTF_8))
                .contains("\"totalTokens\":6");
    }

    @Test
    void aFolderThatMayNotBeWrittenCanStillBeRead(@TempDir Path temp) throws IOException {
        try (FileUsageStore first = Costs.open(temp)) {
            Costs.record(first, 5);
        }
        Files.delete(temp.resolve("costs.journal.lock"));
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("r-x------"));
        try {
            Skips.unless(!Files.isWritable(temp), "a user who is not root", "this user may write everywhere");
            FileUsageStore reader = Costs.open(temp);
            assertThat(Costs.tokens(reader)).isEqualTo(5);
            assertThatExceptionOfType(UsageStoreException.class)
                    .isThrownBy(() -> Costs.record(reader, 1))
                    .withMessageContaining("permission denied")
                    .withMessageContaining("may write the file and its folder");
        } finally {
            Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private void failOnce(Step failing) {
        boolean[] failed = {false};
        disk.steps().fail((step, name) -> {
            boolean fails = !failed[0] && step == failing && name.equals(CostFiles.JOURNAL);
            failed[0] |= fails;
            return fails;
        });
    }

    private static Path journal() {
        return FOLDER.resolve(CostFiles.JOURNAL);
    }
}
