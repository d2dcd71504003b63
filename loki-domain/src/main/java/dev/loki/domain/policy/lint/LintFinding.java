package dev.loki.domain.policy.lint;

import dev.loki.domain.json.JsonObject;

/**
 * Something suspicious in a policy file.
 *
 * @param file the file's name
 * @param line the line, from 1
 * @param policy the name of the policy, gate or test; empty for the whole file
 * @param message what is suspicious
 * @param mend what to do about it
 */
public record LintFinding(
        Suspicion suspicion, String file, int line, String policy, String message, String mend) {

    /** The finding in JSON answers. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("id", suspicion.id())
                .put("severity", suspicion.severity().word())
                .put("file", file)
                .put("line", line)
                .put("policy", policy)
                .put("message", message)
                .put("mend", mend)
                .build();
    }

    @Override
    public String toString() {
        return file + ":" + line + ": " + suspicion.severity().word() + ": " + (policy.isEmpty() ? "" : policy + ": ")
                + message + "; " + mend + " [" + suspicion.id() + "]";
    }
}
