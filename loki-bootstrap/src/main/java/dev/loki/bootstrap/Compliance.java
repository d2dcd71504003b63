package dev.loki.bootstrap;

import dev.loki.adapter.fs.audit.FileChainLines;
import dev.loki.adapter.fs.audit.OlderSegments;
import dev.loki.adapter.fs.checkpoint.FileCheckpointStore;
import dev.loki.adapter.fs.compliance.DeclarationFiles;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.application.compliance.ComplianceReports;
import dev.loki.application.compliance.EntryVisitor;
import dev.loki.application.compliance.EvidencePackage;
import dev.loki.application.compliance.Examination;
import dev.loki.application.compliance.PackageRequest;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Control;
import dev.loki.domain.compliance.Declaration;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.PeriodScope;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the audit chain shows for the controls of a framework. Thread-safe. */
public final class Compliance {

    private static final String VERIFIER = "/dev/loki/verifier/LokiAuditVerifier.java";

    private final Evidence evidence;
    private final Project project;
    private final Supplier<JsonReader> json;
    private final InstantSource clock;
    private final String host;
    private final String who;

    /**
     * @param host this machine's name; empty where it is not known
     * @param who reports
     */
    Compliance(
            Evidence evidence,
            Project project,
            Supplier<JsonReader> json,
            InstantSource clock,
            String host,
            String who) {
        this.evidence = evidence;
        this.project = project;
        this.json = json;
        this.clock = clock;
        this.host = host.isEmpty() ? "unknown" : host;
        this.who = who;
    }

    /**
     * What a report is to be about, asked by this process, now.
     *
     * @param controls which of the framework's controls; none for all
     * @param zone in which people read times
     */
    public ReportScope scope(Framework framework, Period period, List<Control> controls, ZoneId zone) {
        return new ReportScope(scope(period, zone), framework, controls.isEmpty() ? framework.controls() : controls);
    }

    /**
     * What a package is to be about, asked by this process, now.
     *
     * @param zone in which people read times
     */
    public PeriodScope scope(Period period, ZoneId zone) {
        return new PeriodScope(
                period, zone, project.root().toString(), host, who, clock.instant(), "loki " + Version.CURRENT);
    }

    /**
     * Verifies the chain and reads it.
     *
     * @param held files of checkpoints that are kept elsewhere
     * @param trusted the keys to begin with; none for the one that LOKI_AUDIT_SIGNING_KEY_FILE names
     * @param visitor shown each entry of the population
     * @throws ConfigurationException where what is declared cannot be read or understood
     * @throws dev.loki.ports.audit.AuditLogException where the chain cannot be read
     * @throws dev.loki.ports.checkpoint.CheckpointException where the chain or a file cannot be read
     */
    public ComplianceReport report(
            ReportScope scope, List<Path> held, List<VerifierKey> trusted, EntryVisitor visitor) {
        Declaration declared = scope.framework() == Framework.GDPR ? declaration() : Declaration.NONE;
        return new ComplianceReports(new FileChainLines(folder()), new FileCheckpointStore(folder()), json.get())
                .report(scope, evidence.verify(held, trusted), OlderSegments.in(folder()), declared, visitor);
    }

    /** As {@link #report}, on all of a framework's controls, by the checkpoints and the key of this project, with times in UTC. */
    ComplianceReport whole(Framework framework, Period period) {
        return report(scope(framework, period, List.of(), ZoneOffset.UTC), List.of(), List.of(), EntryVisitor.NONE);
    }

    /**
     * Verifies the chain, and packs the entries of the period for an auditor.
     *
     * @param file where to; in a folder that is there
     * @param force whether it may take the place of a file that is there
     * @param held files of checkpoints that are kept elsewhere
     * @param trusted the keys to begin with; none for the one that LOKI_AUDIT_SIGNING_KEY_FILE names
     * @param sample how many entries are drawn; 0 for none
     * @param seed what the sample depends on
     * @throws IOException where the file cannot be written, with a message that says why
     * @throws dev.loki.ports.audit.AuditLogException where the chain cannot be read
     * @throws dev.loki.ports.checkpoint.CheckpointException where the chain or a file cannot be read
     */
    public PackedEvidence export(
            PeriodScope scope,
            Path file,
            boolean force,
            List<Path> held,
            List<VerifierKey> trusted,
            int sample,
            @Nullable String seed)
            throws IOException {
        PackageRequest request = new PackageRequest(
                scope,
                evidence.verify(held, trusted),
                OlderSegments.in(folder()),
                evidence.knownKeys(trusted).stream().map(VerifierKey::toString).toList(),
                verifier(),
                sample,
                seed);
        MessageDigest digest = Sha256.begin();
        EvidencePackage evidencePackage =
                new EvidencePackage(new FileChainLines(folder()), new FileCheckpointStore(folder()), json.get());
        Examination packed = NewFile.write(
                project, file, force, out -> evidencePackage.write(request, new DigestOutputStream(out, digest)));
        return new PackedEvidence(packed, HexFormat.of().formatHex(digest.digest()));
    }

    /** The source of the auditor's verifier. From JDK 22 on, a file that stands alone may be in no package. */
    private static byte[] verifier() throws IOException {
        try (InputStream in = Compliance.class.getResourceAsStream(VERIFIER)) {
            String source = new String(Objects.requireNonNull(in, VERIFIER).readAllBytes(), StandardCharsets.UTF_8);
            return source.replaceFirst("(?m)^package .*;\\R", "").getBytes(StandardCharsets.UTF_8);
        }
    }

    private Declaration declaration() {
        try {
            return new DeclarationFiles(project.lokiDir()).read();
        } catch (UnusableFileException e) {
            throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private Path folder() {
        return project.lokiDir().resolve("audit");
    }
}
