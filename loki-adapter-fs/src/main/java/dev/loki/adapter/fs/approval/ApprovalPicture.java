package dev.loki.adapter.fs.approval;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.adapter.fs.storage.FileStamp;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All requests as the original keeps them, {@code {"requests": [...], "audit": [...]}}, and the journal's revision. It is
 * written whole, and read for the revision only. Used under the journal's lock.
 */
final class ApprovalPicture {

    private static final int LONGEST = 128 << 20;
    private static final List<String> AUDITED =
            List.of("id", "phase", "gate", "status", "method", "reason", "createdAt", "resolvedAt");

    private final Path file;
    private final Storage storage;
    private final JsonReader json;
    private @Nullable FileStamp known;
    private long revision;

    ApprovalPicture(Path file, Storage storage, JsonReader json) {
        this.file = file;
        this.storage = storage;
        this.json = json;
    }

    /**
     * Checks the journal by the picture.
     *
     * @throws UnusableFileException where the journal was farther once, or the picture cannot be read
     */
    void requireNoFartherThan(long journal) throws IOException {
        FileStamp stamp;
        try {
            stamp = storage.stamp(file);
        } catch (NoSuchFileException e) {
            return;
        }
        if (!stamp.equals(known)) {
            revision = readRevision();
            known = stamp;
        }
        if (revision > journal) {
            throw new UnusableFileException(FileApprovalStore.JOURNAL + " has lost lines: it ends at revision "
                    + journal + ", and " + FileApprovalStore.PICTURE + " knows revision " + revision);
        }
    }

    private long readRevision() throws IOException {
        try {
            JsonValue value = json.readStrict(RegularFile.read(file, LONGEST, LinkOption.NOFOLLOW_LINKS));
            if (value instanceof JsonObject picture
                    && picture.get(ApprovalLine.REVISION) instanceof JsonNumber number
                    && number.isSafeInteger()) {
                return number.longValueExact();
            }
            throw new UnusableFileException(FileApprovalStore.PICTURE
                    + " is not this program's: it has no revision; move it away, it is made anew");
        } catch (JsonSyntaxException e) {
            throw new UnusableFileException(
                    FileApprovalStore.PICTURE + " is no JSON: " + e.describe() + "; move it away, it is made anew");
        }
    }

    void write(List<ApprovalRequest> requests, long newRevision) throws IOException {
        List<JsonValue> all = requests.stream().<JsonValue>map(ApprovalJson::of).toList();
        List<JsonValue> resolved = requests.stream()
                .filter(request -> request.resolution() != null)
                .map(ApprovalJson::of)
                .<JsonValue>map(ApprovalPicture::audited)
                .toList();
        JsonObject picture = JsonObject.builder()
                .put(ApprovalLine.REVISION, newRevision)
                .put("requests", new JsonArray(all))
                .put("audit", new JsonArray(resolved))
                .build();
        WholeFile.write(file, VerbatimJson.stringifyToUtf8(picture));
        known = storage.stamp(file);
        revision = newRevision;
    }

    private static JsonObject audited(JsonObject request) {
        JsonObject.Builder audited = JsonObject.builder();
        request.members().forEach((name, value) -> {
            if (AUDITED.contains(name)) {
                audited.put(name, value);
            }
        });
        return audited.build();
    }
}
