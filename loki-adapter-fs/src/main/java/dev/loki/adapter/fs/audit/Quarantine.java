package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.StoredLine;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Where bytes that are taken out of the chain's file are kept: {@code quarantine/audit.jsonl.<offset>}, for ever. */
final class Quarantine {

    private final Path chain;

    /**
     * @param chain the chain's file; the quarantine is a folder beside it
     */
    Quarantine(Path chain) {
        this.chain = chain;
    }

    /**
     * Keeps a copy of a line, durably.
     *
     * @return what the chain is to say about it
     */
    AuditDraft keep(StoredLine line) throws IOException {
        byte[] bytes = withEnding(line);
        Path folder = chain.resolveSibling("quarantine");
        PrivateFiles.createFolder(folder);
        Path kept = place(folder, chain.getFileName() + "." + line.start(), bytes);
        WholeFile.write(kept, bytes);
        return new AuditDraft(
                "loki",
                "recovery",
                String.valueOf(chain.getFileName()),
                "the last line was torn by a crash and was moved to quarantine/" + kept.getFileName(),
                JsonObject.builder()
                        .put("offset", line.start())
                        .put("length", bytes.length)
                        .put("sha256", sha256(bytes))
                        .build());
    }

    /** A name that is free, or that holds these very bytes because a recovery was itself cut short. */
    private static Path place(Path folder, String name, byte[] bytes) throws IOException {
        Path place = folder.resolve(name);
        for (int copy = 2; Files.exists(place) && !Arrays.equals(Files.readAllBytes(place), bytes); copy++) {
            place = folder.resolve(name + "." + copy);
        }
        return place;
    }

    private static byte[] withEnding(StoredLine line) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(line.bytes());
        if (line.ending() == StoredLine.Ending.NEWLINE) {
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
