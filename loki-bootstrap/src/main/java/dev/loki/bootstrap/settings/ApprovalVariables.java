package dev.loki.bootstrap.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How approvals are given; docs/configuration.md has the table.
 *
 * @param waits whether a run waits for the answer
 * @param key the file of the key that proves grants; null for none
 * @param webhooks how gates' webhooks are told
 */
public record ApprovalVariables(boolean waits, @Nullable Path key, WebhookVariables webhooks) {

    /** The variable that names the file of the key. */
    public static final String KEY_FILE = "LOKI_APPROVAL_KEY_FILE";

    static ApprovalVariables read(Variables variables) {
        boolean enforced = variables.flag("LOKI_POLICY_APPROVAL_ENFORCE");
        boolean staged = variables.flag("LOKI_STAGED_AUTONOMY");
        return new ApprovalVariables(
                enforced || staged, variables.absolutePath(KEY_FILE).orElse(null), WebhookVariables.read(variables));
    }
}
