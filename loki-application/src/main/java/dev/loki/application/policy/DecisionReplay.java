package dev.loki.application.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.AgentAction;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.DecisionRecord;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.ports.policy.DecisionLog;
import dev.loki.ports.policy.LoggedLine;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Asks policies about decisions that were made by others, and tells where they would decide otherwise. Nothing is
 * recorded, and no file system is asked: where links led, and what self-protection said, is taken from the log. For one
 * use by one thread.
 */
public final class DecisionReplay {

    private final ActivePolicies policies;
    private final Consumer<ReplayChange> changes;
    private final Consumer<LoggedLine> unreadable;
    private final Map<String, Long> transitions = new TreeMap<>();
    private long replayed;
    private long unsure;
    private long notReadable;
    private long dropped;

    /**
     * @param changes told each decision that would be another
     * @param unreadable told each line that is no decision, with its problem
     */
    public DecisionReplay(ActivePolicies policies, Consumer<ReplayChange> changes, Consumer<LoggedLine> unreadable) {
        this.policies = policies;
        this.changes = changes;
        this.unreadable = unreadable;
    }

    /**
     * Replays a log from its first line to its last.
     *
     * @throws dev.loki.ports.policy.DecisionLogException where it cannot be read
     */
    public ReplaySummary run(DecisionLog log) {
        log.read(this::accept);
        return new ReplaySummary(policies.status().policyHash(), replayed, transitions, unsure, notReadable, dropped);
    }

    private void accept(LoggedLine line) {
        JsonObject value = line.value();
        if (value == null) {
            refuse(line);
        } else if (value.get("dropped") instanceof JsonNumber number && number.isSafeInteger()) {
            dropped += number.longValueExact();
        } else {
            replay(line, value);
        }
    }

    private void replay(LoggedLine line, JsonObject value) {
        DecisionRecord record;
        try {
            record = DecisionRecord.of(value);
        } catch (IllegalArgumentException e) {
            refuse(LoggedLine.unreadable(line.number(), String.valueOf(e.getMessage())));
            return;
        }
        Optional<Decision> decision = decide(record);
        if (decision.isEmpty()) {
            unsure++;
            return;
        }
        replayed++;
        if (decision.get().verdict() != record.verdict()) {
            ReplayChange change = new ReplayChange(line.number(), record, decision.get());
            transitions.merge(change.transition(), 1L, Long::sum);
            changes.accept(change);
        }
    }

    private void refuse(LoggedLine line) {
        notReadable++;
        unreadable.accept(line);
    }

    /** Empty where the log does not hold what was judged, or the answer was not the policies'. */
    private Optional<Decision> decide(DecisionRecord record) {
        Optional<EnforcementPoint> point = EnforcementPoint.named(record.point());
        JsonObject context = record.context();
        boolean failed = record.code().equals(ReasonCode.AUDIT_FAILURE.wireName());
        if (point.isEmpty() || context == null || record.masked() || failed) {
            return Optional.empty();
        }
        return Optional.of(decide(point.get(), context, record));
    }

    private Decision decide(EnforcementPoint point, JsonObject context, DecisionRecord record) {
        Decision decision = point == EnforcementPoint.PRE_EXECUTION
                ? AgentAction.judge(context, spelling -> policies.evaluate(point, spelling))
                : policies.evaluate(point, context);
        JsonObject real = record.real();
        if (real == null) {
            decision = decision.and(PathGuard.UNTOLD);
        } else if (!real.members().isEmpty()) {
            decision = decision.and(policies.evaluate(point, followed(context, real)));
        }
        return record.policies().contains(SelfProtection.NAME)
                ? decision.and(
                        Decision.failClosed(ReasonCode.VIOLATED, SelfProtection.NAME + " holds for any policies"))
                : decision;
    }

    private static JsonObject followed(JsonObject context, JsonObject real) {
        JsonObject followed = context;
        for (String name : real.members().keySet()) {
            followed = followed.with(name, real.members().get(name));
        }
        return followed;
    }
}
