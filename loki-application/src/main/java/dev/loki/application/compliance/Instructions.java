package dev.loki.application.compliance;

import dev.loki.domain.compliance.ChainStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an auditor is told in {@code VERIFY.md}. */
final class Instructions {

    private final Examination examination;
    private final PackageRequest request;
    private final boolean hasCheckpoints;
    private final Optional<String> proof;

    Instructions(Examination examination, PackageRequest request, boolean hasCheckpoints, Optional<String> proof) {
        this.examination = examination;
        this.request = request;
        this.hasCheckpoints = hasCheckpoints;
        this.proof = proof;
    }

    String text() {
        return """
                # How to check this package

                You need a JDK 17 or newer, and neither Loki nor a network. Run these in the folder that holds the files.

                ## 1. The files are those that were packed

                ```sh
                sha256sum -c SHA256SUMS
                ```

                `manifest.json` names the same digests, and what was asked, by whom and when. The digest of the package itself
                was printed when it was made; compare it with the one you were given.

                ## 2. The entries are those of the chain

                ```sh
                %s
                ```

                %s
                It exits with 0 where everything is right and a key you gave signed for it; 1 where something is wrong; 2
                where nothing is wrong, but no key you gave signed for it; 3 where something could not be checked.
                `LokiAuditVerifier.java` is one file to read, and shares no code with Loki. Whoever could change the package could
                change it, too: take it from Loki's sources, or compare the two, before you run it.

                ## What that proves

                %s
                ## What it does not prove

                - That everything which happened was recorded, or that what was recorded is true.
                - That a control is effective, or a requirement met.
                %s
                ## Files

                %s
                ## Draw the sample again

                %s
                """.formatted(command(), keys(), proves(), limits(), files(), sample());
    }

    private String command() {
        List<String> words = new ArrayList<>(List.of("java LokiAuditVerifier.java --part"));
        if (!request.keys().isEmpty()) {
            words.add("--key \"$KEY\"");
        }
        words.add(EvidencePackage.POPULATION);
        if (hasCheckpoints) {
            words.add(EvidencePackage.CHECKPOINTS);
        }
        proof.ifPresent(words::add);
        return String.join(" ", words);
    }

    private String keys() {
        return request.keys().isEmpty()
                ? "No verifier key was known when this was packed, so that no signature can be checked.\n"
                : "Set `KEY` to the verifier key that you were given by another way than this package. Those in `keys/` are"
                        + " for comparison: a key that comes with the evidence proves nothing.\n";
    }

    private String proves() {
        Extent extent = examination.extent();
        List<String> lines = new ArrayList<>();
        if (extent.isEmpty()) {
            return "There are no entries in the period. Nothing is proved.\n\n";
        }
        lines.add(
                "Every line follows on the one before, without a number missing, and is unchanged since it was hashed.");
        if (extent.firstLine() == 0 && hasCheckpoints) {
            lines.add(
                    "The lines begin with the chain, and the checkpoints up to their number hold over exactly these bytes.");
        }
        if (proof.isPresent()) {
            long proven = Long.parseLong(proof.get().replaceAll("\\D", ""));
            lines.add("Line " + proven
                    + " (counted from 0) stands at that place in the chain that a checkpoint signed. Each"
                    + " line names the hash of the one before, so that all lines before it in this package are what they"
                    + " were when it was signed.");
            if (proven < extent.lastLine()) {
                lines.add("The " + (extent.lastLine() - proven)
                        + " lines after it are linked to it, but no checkpoint covers them yet.");
            }
        } else {
            lines.add("No checkpoint covers these lines: whoever wrote the file could have written all of it anew.");
        }
        return list(lines);
    }

    private String limits() {
        Extent extent = examination.extent();
        List<String> lines = new ArrayList<>();
        lines.add(
                "What `population.csv`, `sample.csv` and `manifest.json` say, nor any file that `SHA256SUMS` does not name:"
                        + " they are for reading, and no signature covers them. Where it matters, look the entry up in"
                        + " `population.jsonl`.");
        if (extent.firstLine() > 0) {
            lines.add("Anything about the " + extent.firstLine()
                    + " lines before the first one here, which are not packed, nor that none of them"
                    + " is of the period.");
        }
        ChainStatement chain = examination.chain();
        if (chain.lines() > extent.firstLine() + extent.lines()) {
            lines.add("Anything about the lines after the last one here.");
        }
        if (!chain.segments().isEmpty()) {
            lines.add("Anything about older segments of the chain; `manifest.json` lists them under `olderSegments`.");
        }
        return list(lines);
    }

    private String files() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "`population.jsonl`: the exact lines, from the first to the last entry of the period. Lines in between whose"
                        + " time is outside the period are there, too, because the links lead over them; `manifest.json` counts them.");
        lines.add("`population.csv`: the entries of the period for a spreadsheet. A cell that would be a formula has an"
                + " apostrophe in front, and control characters are escaped.");
        if (request.sample() > 0) {
            lines.add("`sample.csv`: the entries that were drawn.");
        }
        if (hasCheckpoints) {
            lines.add("`audit.checkpoints`: all signed checkpoints of the chain. They hold hashes, and no entries.");
        }
        proof.ifPresent(name -> lines.add("`" + name + "`: an inclusion proof (C2SP tlog-proof)."));
        lines.add("`manifest.json`: query, counts, totals, verdict, checkpoints, gaps, older segments, digests.");
        return list(lines);
    }

    private String sample() {
        if (request.sample() == 0) {
            return "None was drawn. `loki audit export --sample 25 --seed TEXT` draws one.";
        }
        return """
                The sample holds the %d entries whose SHA-256 of `SEED:SEQ` comes first; the seed is in `manifest.json`.
                With `seqs.txt` holding the numbers of the first column of `population.csv`, one a line:

                ```sh
                while read -r seq; do printf '%%s %%s\\n' "$(printf '%%s' "$SEED:$seq" | sha256sum | cut -d' ' -f1)" "$seq"; done \\
                  < seqs.txt | sort | head -n %d | cut -d' ' -f2 | sort -n
                ```""".formatted(request.sample(), request.sample());
    }

    private static String list(List<String> lines) {
        StringBuilder list = new StringBuilder();
        lines.forEach(line -> list.append("- ").append(line).append('\n'));
        return list.toString();
    }
}
