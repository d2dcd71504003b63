package dev.loki.application.policy;

import dev.loki.application.audit.Redaction;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.DecisionRecord;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.time.IsoTimestamp;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A decision on its way into the decision log.
 *
 * @param context what was judged; null where it is left out
 * @param weight about how many characters it holds
 */
record PendingDecision(
        Instant when,
        String point,
        @Nullable String session,
        Decision decision,
        @Nullable JsonObject context,
        @Nullable JsonObject real,
        long weight) {

    /** The longest line, in characters; a context that would make it longer is left out. */
    static final int MAX_LINE = 1 << 20;

    private static final int LONGEST_POINT = 100;
    private static final Set<ReasonCode> UNREAD = Set.of(ReasonCode.UNKNOWN_POINT, ReasonCode.UNREADABLE_CONTEXT);
    private static final String[] PATHS = {ContextPath.ROOT, ContextPath.FILE};

    static PendingDecision of(
            Instant when, String point, Judgement judgement, Decision decision, @Nullable String session) {
        long weight = ContextWeight.of(judgement.context(), MAX_LINE);
        boolean whole = weight <= MAX_LINE && !UNREAD.contains(decision.code());
        String shortPoint = point.substring(0, Math.min(point.length(), LONGEST_POINT));
        return new PendingDecision(
                when,
                shortPoint,
                session,
                decision,
                whole ? judgement.context() : null,
                whole ? judgement.real() : JsonObject.EMPTY,
                whole ? weight : 0);
    }

    /** The line of the log, masked. */
    JsonObject line() {
        JsonObject plain = record(context, differing()).toJson();
        JsonObject masked = Redaction.MASKING.redact(plain);
        if (!masked.equals(plain)) {
            masked = masked.with("masked", JsonBoolean.TRUE);
        }
        return EcmaScriptJson.stringify(masked).length() <= MAX_LINE
                ? masked
                : Redaction.MASKING.redact(record(null, JsonObject.EMPTY).toJson());
    }

    private DecisionRecord record(@Nullable JsonObject kept, @Nullable JsonObject links) {
        return new DecisionRecord(
                IsoTimestamp.format(when),
                point,
                session,
                decision.verdict(),
                decision.code().wireName(),
                decision.violations().stream().map(Violation::policy).toList(),
                decision.policyHash(),
                false,
                kept,
                links);
    }

    private @Nullable JsonObject differing() {
        if (real == null || context == null) {
            return real;
        }
        JsonObject.Builder links = JsonObject.builder();
        for (String name : PATHS) {
            JsonValue path = real.get(name);
            if (path != null && !path.equals(context.get(name))) {
                links.put(name, path);
            }
        }
        return links.build();
    }
}
