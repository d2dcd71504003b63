package dev.loki.cli.audit;

import dev.loki.bootstrap.Compliance;
import dev.loki.bootstrap.PackedEvidence;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.command.JsonOption;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.Population;
import dev.loki.domain.compliance.SeededSample;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code loki audit export}: a package that an auditor can check without Loki. */
@Command(
        name = "export",
        description = "Packs the entries of a period for an auditor: their exact lines, a table of them, checkpoints, a"
                + " proof, a manifest, and a verifier with instructions (VERIFY.md) that needs nothing but a JDK.",
        footer = {
            "",
            "Exit codes: 0 done, 1 done but the chain is tampered, 3 the chain cannot be read, 70 FILE cannot be written.",
            "",
            "Example: loki audit export q1.zip --from 2026-01-01 --to 2026-03-31 --sample 25 --seed q1-2026"
        })
final class AuditExportCommand extends EvidenceCommand {

    @Parameters(index = "0", paramLabel = "FILE.zip", description = "Where to.")
    private Path file = Path.of("");

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "0",
            description = "Draws so many entries, which sample.csv holds; at most " + SeededSample.MAX_SIZE + ".")
    private int sample;

    @Option(
            names = "--seed",
            paramLabel = "TEXT",
            description = "What the sample depends on, so that it can be drawn again.")
    private @Nullable String seed;

    @Mixin
    private JsonOption json = new JsonOption();

    AuditExportCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    ChainStatement write(Compliance compliance) throws IOException {
        requireASample();
        PackedEvidence packed = compliance.export(
                compliance.scope(period().period(), period().zone()),
                invocation().currentFolder().resolve(file),
                isForced(),
                trust().checkpoints(invocation().currentFolder()),
                trust().trustedKeys(),
                sample,
                seed);
        print(packed);
        return packed.packed().chain();
    }

    private void requireASample() {
        if (sample < 0 || sample > SeededSample.MAX_SIZE) {
            throw usage("--sample: expected 0 to " + SeededSample.MAX_SIZE + ", found " + sample);
        }
        if ((sample > 0) != (seed != null)) {
            throw usage("--sample and --seed are given together: the seed says which entries, so that they can be drawn"
                    + " again");
        }
    }

    private void print(PackedEvidence packed) {
        Population population = packed.packed().population();
        if (json.isWanted()) {
            invocation().out().println(json(packed, population));
            return;
        }
        String seqs =
                population.firstSeq() == null ? "" : ", seq " + population.firstSeq() + " to " + population.lastSeq();
        invocation().out().println(population.entries() + " entries" + seqs);
        invocation().out().println("chain " + packed.packed().chain().standing());
        invocation().out().println("sha256 " + packed.sha256());
    }

    private static JsonObject json(PackedEvidence packed, Population population) {
        return JsonObject.builder()
                .put("entries", population.entries())
                .put("first_seq", seq(population.firstSeq()))
                .put("last_seq", seq(population.lastSeq()))
                .put("standing", packed.packed().chain().standing().toString())
                .put("sha256", packed.sha256())
                .build();
    }

    private static JsonValue seq(@Nullable Long seq) {
        return seq == null ? JsonNull.NULL : JsonNumber.of(seq);
    }
}
