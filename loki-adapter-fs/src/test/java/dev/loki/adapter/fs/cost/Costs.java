package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Counted;
import dev.loki.domain.cost.Spender;
import dev.loki.domain.cost.Turn;
import dev.loki.domain.cost.UsageReport;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.cost.UsageStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Stores as the tests use them. */
final class Costs {

    static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");
    static final Spender WHO = new Spender("shop", "coder", "opus", "s-1", "acme");

    private Costs() {}

    static FileUsageStore open(Path folder) {
        return open(new DiskStorage(), folder, warning -> {});
    }

    static FileUsageStore open(Storage storage, Path folder, Consumer<String> warnings) {
        return new FileUsageStore(storage, folder, new JacksonJsonReader(), InstantSource.fixed(NOW), warnings);
    }

    /** One that begins its journal anew after so many bytes. */
    static FileUsageStore open(Storage storage, Path folder, long growth) {
        return new FileUsageStore(
                storage, folder, new JacksonJsonReader(), InstantSource.fixed(NOW), warning -> {}, growth);
    }

    static Counted record(UsageStore store, long tokens) {
        return record(store, new UsageReport(WHO, Consumption.ofTokens(tokens)));
    }

    static Counted record(UsageStore store, UsageReport report) {
        return turn(store, turn -> turn.record(report));
    }

    static <T> T turn(UsageStore store, Function<Turn, T> action) {
        return store.decide((ledger, journal) -> action.apply(new Turn(ledger, List.of(), NOW, journal)));
    }

    static long tokens(UsageStore store) {
        return store.read(ledger -> ledger.total().tokens());
    }
}
