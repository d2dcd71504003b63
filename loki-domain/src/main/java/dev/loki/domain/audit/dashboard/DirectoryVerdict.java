package dev.loki.domain.audit.dashboard;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying the whole dashboard log found.
 *
 * @param files its files in the order in which they are linked, then those that are linked to nothing
 * @param tip the hash of the last entry; {@link DashboardChain#GENESIS} where there is none
 * @param entries how many entries with a hash the chain has had, those that were pruned among them
 * @param anchor what stands for the files that were pruned; null where none were
 * @param errors what shows that the log was tampered with; empty where nothing does
 * @param warnings what an auditor should know, such as lines without a hash
 */
public record DirectoryVerdict(
        List<CheckedFile> files,
        String tip,
        long entries,
        @Nullable DashboardAnchor anchor,
        List<String> errors,
        List<String> warnings) {

    /**
     * One file of the log.
     *
     * @param name its name in the folder
     * @param verdict from the hash that its first entry is linked to
     */
    public record CheckedFile(String name, FileVerdict verdict) {}

    public DirectoryVerdict {
        files = List.copyOf(files);
        errors = List.copyOf(errors);
        warnings = List.copyOf(warnings);
    }

    /** Whether nothing shows that the log was tampered with. */
    public boolean valid() {
        return errors.isEmpty();
    }

    /** The last file in link order; empty where there is none. */
    public String lastFile() {
        return files.isEmpty() ? "" : files.get(files.size() - 1).name();
    }

    public JsonObject toJson() {
        List<JsonValue> checked = files.stream()
                .<JsonValue>map(file -> JsonObject.builder()
                        .put("file", file.name())
                        .build()
                        .with("result", file.verdict().toJson()))
                .toList();
        return JsonObject.builder()
                .put("valid", valid())
                .put("entries", entries)
                .put("tip", tip)
                .put("anchor", anchor == null ? JsonNull.NULL : anchor.toJson())
                .put("files", new JsonArray(checked))
                .put("errors", JsonArray.ofStrings(errors))
                .put("warnings", JsonArray.ofStrings(warnings))
                .build();
    }
}
