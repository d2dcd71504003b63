package dev.loki.domain.audit.dashboard;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What verifying one file of the dashboard chain found: the fields of the original's {@code verify_log_integrity}, and
 * why.
 *
 * @param valid whether every line that carries a hash was read and linked right
 * @param entriesChecked how many lines with a hash stand before the first fault, or all of them
 * @param firstTamperedLine the line of the first fault, from 1; null where the file is valid
 * @param error what is wrong there; null where the file is valid
 * @param unhashed how many lines carry no hash, so that nothing proves them
 */
public record FileVerdict(
        boolean valid,
        long entriesChecked,
        @Nullable Long firstTamperedLine,
        @Nullable String error,
        long unhashed) {

    /** The original's result object, with what it does not say. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("valid", valid)
                .put("entries_checked", entriesChecked)
                .put(
                        "first_tampered_line",
                        firstTamperedLine == null ? JsonNull.NULL : JsonNumber.of(firstTamperedLine))
                .put("error", error)
                .put("unhashed", unhashed)
                .build();
    }
}
