package dev.loki.application.compliance;

import dev.loki.application.checkpoint.Proofs;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.compliance.ActionMapping;
import dev.loki.domain.compliance.Framework;
import dev.loki.domain.compliance.Period;
import dev.loki.domain.compliance.SeededSample;
import dev.loki.domain.compliance.format.Csv;
import dev.loki.domain.compliance.format.ReportJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Packs the entries of a period with all that an auditor needs to check them without Loki: their exact lines, the
 * checkpoints, a proof, and a verifier with its instructions. Reads the chain a few times, in constant memory.
 * Thread-safe.
 */
public final class EvidencePackage {

    static final String POPULATION = "population.jsonl";
    static final String CHECKPOINTS = "audit.checkpoints";

    private final ChainLines lines;
    private final CheckpointStore checkpoints;
    private final EntryLines entries;
    private final ComplianceReports reports;

    public EvidencePackage(ChainLines lines, CheckpointStore checkpoints, JsonReader json) {
        this.lines = lines;
        this.checkpoints = checkpoints;
        this.entries = new EntryLines(json);
        this.reports = new ComplianceReports(lines, checkpoints, json);
    }

    /**
     * Writes the package, and leaves the stream open.
     *
     * @return the counts and the verdict that it holds
     * @throws CheckpointException where the chain cannot be read
     * @throws IOException where the package cannot be written
     */
    public Examination write(PackageRequest request, OutputStream out) throws IOException {
        SeededSample sample = new SeededSample(request.sample(), request.seedText());
        Examination examination = reports.examine(
                request.scope(), request.verified(), request.segments(), entry -> sample.add(entry.seq()));
        Extent extent = examination.extent();
        PackageZip zip = new PackageZip(out);
        zip.add(
                POPULATION,
                sink -> eachLine(extent, (number, line) -> {
                    sink.write(line);
                    sink.write("\n");
                }));
        zip.add("population.csv", sink -> csv(request, extent, sink, null));
        if (request.sample() > 0) {
            zip.add("sample.csv", sink -> csv(request, extent, sink, new HashSet<>(sample.seqs())));
        }
        Optional<String> notes = notes();
        if (notes.isPresent()) {
            zip.add(CHECKPOINTS, notes.get());
        }
        Optional<String> proof = addProof(extent, zip);
        for (int i = 0; i < request.keys().size(); i++) {
            zip.add("keys/" + (i + 1) + ".vkey", request.keys().get(i) + "\n");
        }
        zip.add("LokiAuditVerifier.java", request.verifier());
        zip.add("VERIFY.md", new Instructions(examination, request, notes.isPresent(), proof).text());
        zip.add("SHA256SUMS", zip.sums());
        zip.add("manifest.json", manifest(request, examination, sample, zip) + "\n");
        zip.close();
        return examination;
    }

    private void eachLine(Extent extent, BiConsumer<Long, byte[]> taker) {
        if (extent.isEmpty()) {
            return;
        }
        long[] number = {extent.firstLine()};
        lines.read(extent.offset(), (line, end) -> {
            taker.accept(number[0], line);
            return number[0]++ < extent.lastLine();
        });
    }

    private void csv(PackageRequest request, Extent extent, PackageZip.Sink sink, @Nullable Set<Long> chosen) {
        Period period = request.scope().period();
        sink.write(Csv.HEADER);
        eachLine(extent, (number, line) -> entries.entry(line)
                .filter(entry -> period.contains(entry.timestamp()))
                .filter(entry -> chosen == null || chosen.contains(entry.seq()))
                .ifPresent(entry -> sink.write(Csv.row(entry, controls(entry)))));
    }

    /** The controls of all frameworks that an entry is evidence for: a package is for none of them alone. */
    private static List<String> controls(AuditEntry entry) {
        return Stream.of(Framework.values())
                .flatMap(framework -> ActionMapping.controls(framework, entry.what()).stream())
                .toList();
    }

    /** All checkpoints as they are stored; they hold hashes and no entries. */
    private Optional<String> notes() {
        StringBuilder notes = new StringBuilder();
        try {
            checkpoints.read(note -> notes.append(note).append('\n'));
        } catch (CheckpointException | NoteFormatException e) {
            return Optional.empty(); // a finding says so already
        }
        return notes.length() == 0 ? Optional.empty() : Optional.of(notes.toString());
    }

    /** Proves the last line that a checkpoint covers: each line before it is named by the one that follows. */
    private Optional<String> addProof(Extent extent, PackageZip zip) throws IOException {
        try {
            TreeSet<Long> sizes = new TreeSet<>();
            checkpoints.read(note -> sizes.add(Checkpoint.of(note).size()));
            Long after = sizes.ceiling(extent.lastLine() + 1);
            Long size = after == null ? sizes.floor(extent.lastLine() + 1) : after;
            if (extent.isEmpty() || size == null || size <= extent.firstLine()) {
                return Optional.empty();
            }
            long proven = Math.min(extent.lastLine(), size - 1);
            String name = "line-" + proven + ".tlog-proof";
            zip.add(name, new Proofs(lines, checkpoints).inclusion(proven, size));
            return Optional.of(name);
        } catch (CheckpointException | NoteFormatException e) {
            return Optional.empty(); // a finding says so already
        }
    }

    private static JsonObject manifest(
            PackageRequest request, Examination examination, SeededSample sample, PackageZip zip) {
        Extent extent = examination.extent();
        List<JsonValue> drawn = new ArrayList<>();
        sample.seqs().forEach(seq -> drawn.add(JsonNumber.of(seq)));
        JsonValue sampled = request.sample() == 0
                ? JsonNull.NULL
                : JsonObject.builder()
                        .put("size", request.sample())
                        .put("seed", request.seedText())
                        .put("method", "the entries whose SHA-256 of SEED:SEQ, in hex, comes first")
                        .put("seqs", new JsonArray(drawn))
                        .build();
        return JsonObject.builder()
                .put("format", "loki/evidence-package@1")
                .put("query", ReportJson.scope(examination.scope()))
                .put("chain", ReportJson.chain(examination.chain()))
                .put("population", ReportJson.population(examination.population()))
                .put(
                        "lines",
                        JsonObject.builder()
                                .put("first", extent.firstLine())
                                .put("count", extent.lines())
                                .put(
                                        "notOfThePeriod",
                                        extent.lines()
                                                - examination.population().entries())
                                .build())
                .put("sample", sampled)
                .put("files", zip.contents())
                .build();
    }
}
