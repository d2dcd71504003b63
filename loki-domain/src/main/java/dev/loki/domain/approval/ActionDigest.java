package dev.loki.domain.approval;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What binds an approval to one action under one version of the policies: SHA-256, in lower-case hex, over the enforcement
 * point, the action with its raw arguments and the policies' hash, each with its length before it.
 *
 * <p>What an agent's hook says of the call besides the action ({@code tool_use_id}, {@code session_id} and the like) is
 * another at each try, and left out: the same action tried again is the same.
 *
 * <p>The action's text is JSON without white space, members by their names, numbers as they were spelled: no two actions
 * that a tool could tell apart have the same.
 */
public final class ActionDigest {

    private static final byte[] DOMAIN = "loki/approval/action/1\n".getBytes(StandardCharsets.US_ASCII);

    private static final String HOOK = "hook_event_name";

    /** What Claude Code's hooks say of a call that is no part of the action. */
    private static final Set<String> OF_THE_CALL =
            Set.of(HOOK, "session_id", "transcript_path", "tool_use_id", "permission_mode");

    private ActionDigest() {}

    /**
     * The digest.
     *
     * @param point the enforcement point's name
     * @param action as it was asked for, secrets included
     * @param policyHash the policies' SHA-256; null where there is none
     */
    public static String of(String point, JsonObject action, @Nullable String policyHash) {
        return Sha256.hex(
                DOMAIN,
                Prefixed.text(point),
                Prefixed.text(VerbatimJson.stringifySorted(itself(action))),
                hash(policyHash));
    }

    private static JsonObject itself(JsonObject action) {
        if (action.get(HOOK) == null) {
            return action;
        }
        JsonObject.Builder itself = JsonObject.builder();
        action.members().forEach((name, value) -> {
            if (!OF_THE_CALL.contains(name)) {
                itself.put(name, value);
            }
        });
        return itself.build();
    }

    private static byte[] hash(@Nullable String policyHash) {
        return policyHash == null ? new byte[0] : Prefixed.text(policyHash);
    }
}
