package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.json.PythonJsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** {@code anchor.json} beside the log files: what stands for those that were pruned. */
record AnchorFile(Path path, PythonJsonReader json) {

    private static final String FILE_NAME = "anchor.json";
    private static final int MAX_BYTES = 64 * 1024;

    static AnchorFile in(Path folder, PythonJsonReader json) {
        return new AnchorFile(folder.resolve(FILE_NAME), json);
    }

    /** The anchor; empty where nothing was pruned. */
    Optional<DashboardAnchor> read() throws IOException {
        try {
            byte[] text = RegularFile.read(path, MAX_BYTES);
            if (json.readPython(text) instanceof JsonObject object) {
                return Optional.of(DashboardAnchor.of(object));
            }
            throw unusable("it is no JSON object");
        } catch (NoSuchFileException e) {
            RegularFile.requireAbsent(path);
            return Optional.empty();
        } catch (JsonSyntaxException e) {
            throw unusable(e.describe());
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()));
        }
    }

    /** Puts an anchor in the place of the last one, durably. */
    void write(DashboardAnchor anchor) throws IOException {
        WholeFile.write(path, (anchor.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static UnusableFileException unusable(String why) {
        return new UnusableFileException(FILE_NAME + ": " + why
                + "; restore it from the last dashboard_audit_pruned entry of `loki audit list`");
    }
}
