package dev.loki.cli;

import dev.loki.bootstrap.Compliance;
import dev.loki.bootstrap.LokiEnterprise;
import dev.loki.bootstrap.PackedEvidence;
import dev.loki.bootstrap.Project;
import dev.loki.domain.compliance.PeriodScope;
import dev.loki.domain.compliance.Population;
import dev.loki.domain.compliance.SeededSample;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.checkpoint.CheckpointException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

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
final class AuditExportCommand extends ProjectCommand {

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.zip", description = "Where to.")
    private Path file = Path.of("");

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Mixin
    private TrustOption trust = new TrustOption();

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

    @Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    AuditExportCommand(Invocation invocation) {
        super(invocation);
    }

    @Override
    int run(LokiEnterprise loki, Project project) {
        requireASample();
        Compliance compliance = loki.compliance();
        PeriodScope scope = compliance.scope(period.period(), period.zone());
        try {
            PackedEvidence packed = compliance.export(
                    scope,
                    invocation().currentFolder().resolve(file),
                    force,
                    trust.checkpoints(invocation().currentFolder()),
                    trust.trustedKeys(),
                    sample,
                    seed);
            print(packed);
            return packed.packed().chain().tampered() ? tampered() : ExitCode.OK;
        } catch (AuditLogException | CheckpointException e) {
            invocation().fail("could not be read: " + e.getMessage());
            return ExitCode.CONFIGURATION;
        } catch (IOException e) {
            invocation().fail(String.valueOf(e.getMessage()));
            return ExitCode.INTERNAL;
        }
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
        String seqs =
                population.firstSeq() == null ? "" : ", seq " + population.firstSeq() + " to " + population.lastSeq();
        invocation().out().println(population.entries() + " entries" + seqs);
        invocation().out().println("chain " + packed.packed().chain().standing());
        invocation().out().println("sha256 " + packed.sha256());
    }

    private int tampered() {
        invocation().warn("the chain is tampered; see 'loki audit verify'");
        return ExitCode.DENIED;
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
