package dev.loki.domain.compliance.format;

import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.format.ReportDocument.Block;
import dev.loki.domain.compliance.format.ReportDocument.Table;
import dev.loki.domain.compliance.format.ReportDocument.Text;
import java.util.ArrayList;
import java.util.List;

/** Says what became of checking the audit chain. */
record ChainWording(ChainStatement chain) {

    /** What comes first of all that is said. */
    String status() {
        String error = chain.error();
        if (chain.tampered()) {
            Long at = chain.brokenAt();
            String where = at == null ? "" : "Line " + (at + 1) + ": ";
            return "The audit chain is tampered. "
                    + (error == null ? firstFinding() : where + error)
                    + ". What follows was read from it nevertheless, and proves nothing.";
        }
        return "The audit chain is " + chain.standing() + ". Every link and hash of its "
                + Figures.number(chain.lines()) + " entries is right.";
    }

    private String firstFinding() {
        return chain.findings().stream().findFirst().orElse("See the findings");
    }

    Block facts() {
        List<List<String>> rows = new ArrayList<>(List.of(
                List.of("Verdict", chain.standing()),
                List.of("Lines, links and hashes", chain.valid() ? "right" : "wrong: " + chain.error()),
                List.of("Checkpoint held elsewhere", chain.anchor() == null ? "none" : chain.anchor()),
                List.of("Signatures of trusted keys", Figures.number(chain.signed())),
                List.of("Trusted keys", chain.keys().isEmpty() ? "none" : String.join(", ", chain.keys())),
                List.of("Recoveries after a crash", Figures.number(chain.recoveries())),
                List.of("File", chain.file()),
                List.of("Lines", Figures.number(chain.lines())),
                List.of("Size", Figures.number(chain.bytes()) + " bytes"),
                List.of("SHA-256", chain.sha256())));
        chain.segments()
                .forEach(segment -> rows.add(List.of(
                        "Older segment",
                        segment.name() + ", " + Figures.number(segment.bytes()) + " bytes, SHA-256 "
                                + segment.sha256())));
        chain.findings().forEach(finding -> rows.add(List.of("Finding", finding)));
        return Figures.facts(rows);
    }

    Block checkpoints() {
        if (chain.checkpointCount() == 0) {
            return new Text("There are no checkpoints. They are made where LOKI_AUDIT_SIGNING_KEY_FILE names a key.");
        }
        List<List<String>> rows = new ArrayList<>();
        int from = Math.max(0, chain.checkpoints().size() - 10);
        chain.checkpoints()
                .subList(from, chain.checkpoints().size())
                .forEach(checkpoint ->
                        rows.add(List.of(Figures.number(checkpoint.size()), checkpoint.origin(), checkpoint.root())));
        long earlier = chain.checkpointCount() - rows.size();
        if (earlier > 0) {
            rows.add(0, List.of("", Figures.number(earlier) + " earlier ones", ""));
        }
        return new Table(List.of("Checkpoint of", "Chain", "Merkle root"), rows, List.of(0));
    }
}
