package dev.loki.adapter.fs.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.contracts.cost.UsageStoreContract;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.UsageReport;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.cost.UsageStore;
import dev.loki.testing.MemoryFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileUsageStoreTest extends UsageStoreContract {

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Override
    protected UsageStore open() {
        return Costs.open(folder());
    }

    @Test
    void whoOnlyAsksMakesNothing() {
        try (UsageStore store = open()) {
            assertThat(Costs.tokens(store)).isZero();
            assertThat(store.repair().kept()).isZero();
        }
        assertThat(folder().resolve(CostFiles.JOURNAL)).doesNotExist();
        assertThat(folder().resolve(CostFiles.COSTS)).doesNotExist();
    }

    @Test
    void closingLeavesWhatTheOriginalsReadersLookFor() throws Exception {
        try (UsageStore store = open()) {
            Costs.record(store, new UsageReport(Costs.WHO, Consumption.ofTokens(60), 1_500, null));
            Costs.record(store, 40);
        }
        JsonFields costs = JsonFields.of(json());
        assertThat(costs.count("totalTokens")).hasValue(100);
        JsonFields shop = costs.object("projects").object("shop");
        assertThat(shop.count("totalTokens")).hasValue(100);
        JsonFields call = shop.objects("entries", 10).get(0);
        assertThat(call.requiredText("agentId", 10)).isEqualTo("coder");
        assertThat(call.requiredText("model", 10)).isEqualTo("opus");
        assertThat(call.count("tokens")).hasValue(60);
        assertThat(call.count("durationMs")).hasValue(1_500);
        assertThat(call.requiredText("timestamp", 30)).isEqualTo("2026-01-02T12:00:00.000Z");
        JsonFields coder = costs.object("agents").object("coder");
        assertThat(coder.count("totalTokens")).hasValue(100);
        assertThat(coder.requiredText("model", 10)).isEqualTo("opus");
        assertThat(costs.object("orgs").object("acme").count("totalTokens")).hasValue(100);
        assertThat(json().members()).containsKeys("triggeredAlerts", "history");
    }

    @Test
    void whatACrashLeftOfTheLastLineWasNeverAcknowledged() throws Exception {
        for (String torn : new String[] {"{\"type\":\"recor", "\0\0\0\0", "\0\0\n{\"type\":\"recorded\"}\n"}) {
            Files.writeString(journal(), "", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            Files.deleteIfExists(folder().resolve(CostFiles.COSTS));
            try (UsageStore store = open()) {
                Costs.record(store, 5);
                Files.writeString(journal(), torn, StandardOpenOption.APPEND);
                assertThat(Costs.tokens(store)).isEqualTo(5);
                assertThat(Costs.tokens(open())).isEqualTo(5);
                Costs.record(store, 6);
                assertThat(Costs.tokens(store)).isEqualTo(11);
            }
            assertThat(Costs.tokens(open())).isEqualTo(11);
            assertThat(Files.readAllLines(journal())).hasSize(2);
        }
    }

    @Test
    void aJournalThatGrewLongBeginsAnewWithAllThatCounts() throws Exception {
        UsageStore other = open();
        int count = 100;
        try (UsageStore store = Costs.open(new DiskStorage(), folder(), 5_000)) {
            for (int i = 0; i < count; i++) {
                Costs.record(store, new UsageReport(Costs.WHO, Consumption.ofTokens(1), 0, "key-" + i));
                assertThat(Costs.tokens(other)).isEqualTo(i + 1);
            }
            Costs.record(other, 1);
            assertThat(Costs.tokens(store)).isEqualTo(count + 1);
        }
        assertThat(Files.readString(journal())).startsWith("{\"ledger\":");
        assertThat(open().read(Ledger::count)).isEqualTo(count + 1);
        assertThat(Costs.record(open(), new UsageReport(Costs.WHO, Consumption.ofTokens(1), 0, "key-0"))
                        .repeated())
                .isTrue();
    }

    @Test
    void whatTheOriginalLeftCountsOnce() throws Exception {
        Files.createDirectories(folder());
        Files.writeString(folder().resolve(CostFiles.COSTS), """
                {"projects": {"shop": {"totalTokens": 700, "entries": [
                   {"agentId": "coder", "model": "opus", "tokens": 700, "durationMs": 5, "timestamp": "2025-01-01T00:00:00Z"}]}},
                 "agents": {"coder": {"totalTokens": 700, "model": "opus", "entries": 1}},
                 "totalTokens": 700, "triggeredAlerts": ["shop:50"], "history": []}
                """);
        try (UsageStore store = open()) {
            assertThat(Costs.tokens(store)).isEqualTo(700);
            assertThat(journal()).doesNotExist();
            Costs.record(store, 50);
            assertThat(Costs.tokens(open())).isEqualTo(750);
            assertThat(store.read(Ledger::triggeredAlerts)).containsExactly("shop:50");
            assertThat(store.read(Ledger::agents)).containsEntry("coder", Consumption.ofTokens(750));
        }
        assertThat(Costs.tokens(open())).isEqualTo(750);
    }

    @Test
    void whatWasDeletedBehindAProcessIsMissed() throws Exception {
        UsageStore store = open();
        Costs.record(store, 50);
        Files.delete(journal());
        Files.delete(folder().resolve(CostFiles.COSTS));

        assertThat(catchThrowable(() -> Costs.record(store, 1)))
                .hasMessageContaining("costs.journal: is gone")
                .hasMessageContaining("loki budget repair");
    }

    private JsonObject json() throws Exception {
        byte[] bytes = Files.readAllBytes(folder().resolve(CostFiles.COSTS));
        return (JsonObject) new JacksonJsonReader().readStrict(bytes);
    }

    private Path folder() {
        return temp.resolve("state");
    }

    private Path journal() throws Exception {
        Files.createDirectories(folder());
        return folder().resolve(CostFiles.JOURNAL);
    }
}
