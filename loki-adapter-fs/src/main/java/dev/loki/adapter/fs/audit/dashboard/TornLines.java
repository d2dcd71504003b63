package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Takes what a crash left of a last line out of the log: it goes to {@code quarantine/} beside it, and stays there. */
final class TornLines {

    private TornLines() {}

    /** Keeps a copy of the line, cuts it off, and says what the log is to say about it. */
    static DashboardEvent remove(StoredLine line, LogFile file) throws IOException {
        byte[] bytes = line.bytes();
        if (line.ending() == StoredLine.Ending.NEWLINE) {
            bytes = Arrays.copyOf(bytes, bytes.length + 1);
            bytes[bytes.length - 1] = '\n';
        }
        Path folder = file.path().resolveSibling("quarantine");
        PrivateFiles.createFolder(folder);
        Path kept = place(folder, file.path().getFileName() + "." + line.start(), bytes);
        WholeFile.write(kept, bytes);
        file.cutBackTo(line.start());
        JsonObject details = JsonObject.builder()
                .put("offset", line.start())
                .put("length", bytes.length)
                .put("sha256", Sha256.hex(bytes))
                .put("kept", "quarantine/" + kept.getFileName())
                .build();
        return DashboardEvent.of(AuditActions.RECOVERY, "audit_log")
                .on(String.valueOf(file.path().getFileName()))
                .by("loki")
                .with(details);
    }

    /** A name that is free, or that holds these very bytes because a recovery was itself cut short. */
    private static Path place(Path folder, String name, byte[] bytes) throws IOException {
        Path place = folder.resolve(name);
        for (int copy = 2; Files.exists(place) && !Arrays.equals(Files.readAllBytes(place), bytes); copy++) {
            place = folder.resolve(name + "." + copy);
        }
        return place;
    }
}
