package dev.loki.verifier;

import dev.loki.domain.audit.AgentChain;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.ChainTip;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.merkle.ProofBuilder;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.SignerKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A chain, its checkpoints and proofs as the writer's own code makes them. */
final class WrittenChain {

    final SignerKey key = key(1);
    final List<String> lines = new ArrayList<>();

    WrittenChain(int entries) {
        this(entries, "agent-1");
    }

    WrittenChain(int entries, String who) {
        ChainTip tip = ChainTip.START;
        for (int i = 0; i < entries; i++) {
            AuditDraft draft = new AuditDraft(
                    who,
                    "file_write",
                    "src/\u00e9\u2028\u0085/\uD83D\uDE00.js",
                    "why \"" + i + "\"\n\u0001",
                    JsonObject.builder()
                            .put("10", i)
                            .put("previousHash", "\",\"hash\":\"")
                            .build());
            AuditEntry entry = AgentChain.link(draft, "2026-01-02T03:04:05.678Z", tip);
            lines.add(EcmaScriptJson.stringify(entry.toJson()));
            tip = ChainTip.after(entry);
        }
    }

    /** The segment that an operator begins after this one, with one line. */
    WrittenChain nextSegment(String previous, boolean valid) {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        WrittenChain next = new WrittenChain(0);
        JsonObject details = JsonObject.builder()
                .put("previous", previous)
                .put("length", bytes.length)
                .put("sha256", sha256(bytes))
                .put("last_good_seq", lines.size() - 1)
                .put("valid", valid)
                .put("error", valid ? null : "a line is wrong")
                .build();
        AuditDraft draft = new AuditDraft("operator", "segment_start", "audit.jsonl", "why not", details);
        next.lines.add(EcmaScriptJson.stringify(AgentChain.link(draft, "2026-01-03T03:04:05.678Z", ChainTip.START)
                .toJson()));
        return next;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static SignerKey key(int number) {
        byte[] seed = new byte[SignerKey.SEED_LENGTH];
        seed[0] = (byte) number;
        return SignerKey.of("example.com/key" + number, seed);
    }

    String text() {
        return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    }

    List<MerkleHash> leaves() {
        return lines.stream().map(WrittenChain::leaf).toList();
    }

    static MerkleHash leaf(String line) {
        return MerkleHash.ofLeaf(line.getBytes(StandardCharsets.UTF_8));
    }

    String origin() {
        return "loki/agent-chain/" + leaves().get(0).toHex().substring(0, 16);
    }

    Checkpoint checkpoint(int size) {
        CompactRange range = CompactRange.empty();
        leaves().subList(0, size).forEach(range::add);
        return Checkpoint.of(origin(), size, range.root());
    }

    String signed(int size) {
        return SignedNote.sign(checkpoint(size).text(), List.of(key)).toString();
    }

    String acknowledging(int size, Map<String, Long> damaged) {
        return SignedNote.sign(checkpoint(size).acknowledging(damaged).text(), List.of(key))
                .toString();
    }

    /** A chain of one line that says that what came before it is lost. */
    static WrittenChain claimingALoss() {
        WrittenChain chain = new WrittenChain(0);
        JsonObject details = JsonObject.builder()
                .put("previous", (String) null)
                .put("valid", false)
                .put("error", "the log is missing")
                .build();
        AuditDraft draft = new AuditDraft("operator", "segment_start", "audit.jsonl", "disk", details);
        chain.lines.add(EcmaScriptJson.stringify(AgentChain.link(draft, "2026-01-03T03:04:05.678Z", ChainTip.START)
                .toJson()));
        return chain;
    }

    String inclusionProof(int index, int size) {
        ProofBuilder builder = ProofBuilder.ofInclusion(index, size);
        leaves().forEach(builder::add);
        String line = Base64.getEncoder().encodeToString(lines.get(index).getBytes(StandardCharsets.UTF_8));
        return "c2sp.org/tlog-proof@v1\nextra " + line + "\nindex " + index + "\n" + hashes(builder) + "\n"
                + signed(size);
    }

    String consistencyProof(int oldSize, int newSize) {
        ProofBuilder builder = ProofBuilder.ofConsistency(oldSize, newSize);
        leaves().forEach(builder::add);
        return "loki/consistency-proof@v1\n" + hashes(builder) + "\n" + signed(oldSize) + "\n" + signed(newSize);
    }

    private static String hashes(ProofBuilder builder) {
        StringBuilder hashes = new StringBuilder();
        builder.path().forEach(hash -> hashes.append(hash).append('\n'));
        return hashes.toString();
    }
}
