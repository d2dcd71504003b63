package dev.loki.application.cycle;

import dev.loki.application.audit.AuditTrail;
import dev.loki.application.policy.PolicyStatus;
import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The policy file that a cycle goes by, held against the one that it was begun, or resumed last, with: the audit trail has
 * the SHA-256 of it, so that a step of the cycle cannot make policies less without being told. Immutable.
 *
 * @param before the SHA-256 of the one before; null where there was none
 * @param now the SHA-256 of the present one; null where there is none
 */
public record CyclePolicies(
        @Nullable String before, @Nullable String now) {

    private static final String MEMBER = "policy_sha256";
    private static final String MEMBER_BEFORE = "policy_sha256_before";
    private static final String NOT_UNDERSTOOD = "not understood";

    /** Of a cycle that begins. */
    public static CyclePolicies begun(PolicyStatus status) {
        String now = status.state() == PolicyStatus.State.DENYING ? NOT_UNDERSTOOD : status.policyHash();
        return new CyclePolicies(now, now);
    }

    /**
     * Of a cycle that is resumed. A file that is not understood denies everything, and takes no other's place.
     *
     * @throws dev.loki.ports.audit.AuditLogException where the trail cannot be read
     */
    public static CyclePolicies resumed(AuditTrail trail, PolicyStatus status) {
        AtomicReference<@Nullable AuditEntry> last = new AtomicReference<>();
        trail.read(AuditQuery.everywhere(AuditActions.CYCLE_START), last::set);
        AuditEntry start = last.get();
        JsonValue known = start != null && start.metadata() instanceof JsonObject details ? details.get(MEMBER) : null;
        if (known == null) {
            return begun(status);
        }
        String before = known instanceof JsonString hash ? hash.value() : null;
        return new CyclePolicies(
                before, status.state() == PolicyStatus.State.DENYING && before != null ? before : begun(status).now);
    }

    /** Whether another file, or none, has taken the place of the one before, or there was none. */
    public boolean areOther() {
        return !Objects.equals(before, now);
    }

    /** Whether there was a file, and there is none. */
    public boolean areGone() {
        return before != null && now == null;
    }

    /** What has changed, in a sentence without a full stop. */
    public String told() {
        String was = before == null ? "there was none" : said("was", before);
        String is = now == null ? "it is gone, and what it denied is allowed" : said("is", now);
        return "the policy file is not the one that the cycle was begun, or resumed last, with: " + was + ", and " + is;
    }

    private static String said(String verb, String hash) {
        return hash.equals(NOT_UNDERSTOOD) ? "it " + verb + " " + hash : "its SHA-256 " + verb + " " + hash;
    }

    JsonObject.Builder putInto(JsonObject.Builder details) {
        details.put(MEMBER, now);
        return areOther() ? details.put(MEMBER_BEFORE, before) : details;
    }
}
