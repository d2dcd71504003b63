package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.ports.cost.UsageStore;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.repair.Repair;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defect 15 of the original: a corrupt costs.json resets the budget to zero spent. */
class CorruptCostsFileDeniesTest {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    @BeforeEach
    void spendSomething() {
        try (UsageStore store = Costs.open(folder)) {
            Costs.record(store, 60);
            Costs.record(store, 40);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "null",
                "{\"projects\": {}, \"totalTokens\": 0}",
                "{\"projects\": {\"shop\": {\"totalTokens\": -5}}, \"totalTokens\": -5}",
                "{\"projects\": {\"shop\": {\"totalTokens\": 1.5}}, \"totalTokens\": 1.5}",
                "{\"projects\": [], \"totalTokens\": 0}"
            })
    void anythingElseInItsPlaceDeniesUntilItIsRepaired(String text) throws IOException {
        Files.writeString(costs(), text);
        assertDeniesAndIsRepaired("costs.json", 100);
        assertThat(folder.resolve("costs.json.damaged")).hasContent(text);
    }

    @Test
    void oneThatIsCutInHalfDenies() throws IOException {
        byte[] whole = Files.readAllBytes(costs());
        Files.write(costs(), Arrays.copyOf(whole, whole.length / 2));
        assertDeniesAndIsRepaired("costs.json", 100);
    }

    @Test
    void lowerTotalsThanTheJournalHasDeny() throws IOException {
        Files.writeString(costs(), Files.readString(costs()).replace("100", "1"));
        assertThat(assertDeniesAndIsRepaired("costs.json: ", 100).found())
                .singleElement()
                .asString()
                .contains("totalTokens is 1, by the journal it is 100");
    }

    @Test
    void aRunningProcessSeesItAsWell() throws IOException {
        UsageStore store = Costs.open(folder);
        Costs.record(store, 1);
        Files.writeString(costs(), "[]");

        assertThatExceptionOfType(UsageStoreException.class).isThrownBy(() -> Costs.tokens(store));
        assertThatExceptionOfType(UsageStoreException.class).isThrownBy(() -> Costs.record(store, 1));
        assertThat(store.repair().lost()).isEmpty();
        assertThat(Costs.tokens(store)).isEqualTo(101);
    }

    @Test
    void oneThatIsGoneIsWrittenAgain() throws IOException {
        Files.delete(costs());
        try (UsageStore store = Costs.open(folder)) {
            Costs.record(store, 1);
            assertThat(Costs.tokens(store)).isEqualTo(101);
        }
        assertThat(Files.readString(costs())).contains("\"totalTokens\":101");
    }

    @Test
    void oneWithoutItsJournalDeniesAndItsTotalsCountAfterARepair() throws IOException {
        Files.delete(journal());
        Repair repair = assertDeniesAndIsRepaired("costs.journal, is missing", 100);
        assertThat(repair.lost()).singleElement().asString().contains("when the calls were made");
    }

    @Test
    void aJournalThatIsCutAtALinesEndDeniesAndTheTotalsCountAfterARepair() throws IOException {
        List<String> lines = Files.readAllLines(journal());
        Files.writeString(journal(), lines.get(0) + "\n");
        Repair repair = assertDeniesAndIsRepaired("which are not those of the journal", 100);
        assertThat(repair.lost()).singleElement().asString().contains("the entries 1 to 1");
    }

    @Test
    void aJournalWithOtherAmountsDeniesAndWhatIsWholeIsKept() throws IOException {
        String text = Files.readString(journal());
        Files.writeString(journal(), text.replace("\"input\":60", "\"input\":10"));

        Repair repair = assertDeniesAndIsRepaired("costs.journal: the line at byte 0 does not match its checksum", 100);

        assertThat(repair.lost()).isNotEmpty();
        assertThat(repair.evidence()).containsExactly("costs.json.damaged", "costs.journal.damaged");
        assertThat(folder.resolve("costs.journal.damaged")).content().contains("\"input\":10");
    }

    @Test
    void whereNeitherCanBeReadARepairSaysThatAllIsLost() throws IOException {
        Files.delete(journal());
        Files.writeString(costs(), "[]");
        Repair repair = assertDeniesAndIsRepaired("costs.json: expected a JSON object", 0);
        assertThat(repair.lost()).singleElement().asString().startsWith("all that was consumed before");
    }

    @Test
    void whatStandsInItsPlaceAndIsNoFileIsMovedAside() throws IOException {
        Files.delete(costs());
        Files.createDirectory(costs());
        assertDeniesAndIsRepaired("costs.json: cannot be read", 100);
        assertThat(folder.resolve("costs.json.damaged")).isDirectory();
    }

    private Repair assertDeniesAndIsRepaired(String message, long tokens) {
        try (UsageStore store = Costs.open(folder)) {
            assertThatExceptionOfType(UsageStoreException.class)
                    .isThrownBy(() -> Costs.record(store, 1))
                    .withMessageContaining(message)
                    .withMessageContaining("loki budget repair");
            assertThatExceptionOfType(UsageStoreException.class)
                    .isThrownBy(() -> Costs.tokens(store))
                    .withMessageContaining(message);
            Repair repair = Costs.open(folder).repair();
            assertThat(repair.found()).isNotEmpty();
            assertThat(Costs.tokens(store)).isEqualTo(tokens);
            Costs.record(store, 5);
            assertThat(Costs.tokens(Costs.open(folder))).isEqualTo(tokens + 5);
            return repair;
        }
    }

    private Path costs() {
        return folder.resolve(CostFiles.COSTS);
    }

    private Path journal() {
        return folder.resolve(CostFiles.JOURNAL);
    }
}
