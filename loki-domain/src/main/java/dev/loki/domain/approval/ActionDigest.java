package dev.loki.domain.approval;

import dev.loki.domain.digest.Sha256;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.VerbatimJson;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What binds an approval to one action under one version of the policies: SHA-256, in lower-case hex, over the enforcement
 * point, the action with its raw arguments and the policies' hash, each with its length before it.
 *
 * <p>The action's text is JSON without white space, members by their names, numbers as they were spelled: no two actions
 * that a tool could tell apart have the same.
 */
public final class ActionDigest {

    private static final byte[] DOMAIN = "loki/approval/action/1\n".getBytes(StandardCharsets.US_ASCII);

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
                DOMAIN, Prefixed.text(point), Prefixed.text(VerbatimJson.stringifySorted(action)), hash(policyHash));
    }

    private static byte[] hash(@Nullable String policyHash) {
        return policyHash == null ? new byte[0] : Prefixed.text(policyHash);
    }
}
