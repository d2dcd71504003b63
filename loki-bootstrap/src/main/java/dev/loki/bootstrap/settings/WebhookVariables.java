package dev.loki.bootstrap.settings;

import dev.loki.http.AllowedHosts;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the webhooks of approval gates are told; docs/configuration.md has the table.
 *
 * @param allow hosts and networks of the operator's own that they may be in
 * @param secret the file of the key that signs what they are told; null for none
 */
public record WebhookVariables(List<String> allow, @Nullable Path secret) {

    /** The variable that names the file of the key that signs. */
    public static final String SECRET_FILE = "LOKI_APPROVAL_WEBHOOK_SECRET_FILE";

    private static final String ALLOW = "LOKI_WEBHOOK_ALLOW";

    static WebhookVariables read(Variables variables) {
        WebhookVariables read = new WebhookVariables(
                variables.list(ALLOW), variables.absolutePath(SECRET_FILE).orElse(null));
        if (!read.allow.isEmpty()) {
            check(read, variables);
        }
        return read;
    }

    /**
     * The hosts and networks of the operator's own, parsed.
     *
     * @throws IllegalArgumentException where one is neither; not of what was read without a problem
     */
    public AllowedHosts allowed() {
        return AllowedHosts.of(ALLOW, allow);
    }

    private static void check(WebhookVariables read, Variables variables) {
        try {
            read.allowed();
        } catch (IllegalArgumentException e) {
            variables.problem(ALLOW, String.valueOf(e.getMessage()));
        }
    }
}
