package dev.loki.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.contracts.policy.InMemoryDecisionLog;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.DecisionRecord;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.domain.policy.Verdict;
import dev.loki.ports.policy.LoggedLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionReplayTest {

    private final InMemoryDecisionLog log = new InMemoryDecisionLog();
    private final List<ReplayChange> changes = new ArrayList<>();
    private final List<LoggedLine> unreadable = new ArrayList<>();

    @Test
    void whatWouldBeDecidedOtherwiseIsTold() {
        log.append(List.of(allowed(agents(1)), allowed(agents(9)), denied(agents(2))));
        ReplaySummary summary = replay(House.agentLimit("deny"));
        assertThat(summary.replayed()).isEqualTo(3);
        assertThat(summary.changed()).isEqualTo(2);
        assertThat(summary.transitions()).isEqualTo(Map.of("ALLOW->DENY", 1L, "DENY->ALLOW", 1L));
        assertThat(changes).extracting(ReplayChange::line).containsExactly(2L, 3L);
        assertThat(changes.get(0).policies()).containsExactly("agent-limit");
        assertThat(changes.get(0).toJson().toString())
                .contains("\"before\":\"ALLOW\"", "\"now\":\"DENY\"", "\"context\":{\"active_agents\":9}");
    }

    @Test
    void whatTheLogDoesNotHoldWholeIsUnsureAndNotAsked() {
        log.append(List.of(
                record("pre_execution", Verdict.ALLOW, "no_violation", List.of(), true, agents(9), JsonObject.EMPTY),
                record("pre_execution", Verdict.ALLOW, "no_violation", List.of(), false, null, JsonObject.EMPTY),
                record("no_such_point", Verdict.DENY, "invalid_input", List.of(), false, agents(1), JsonObject.EMPTY),
                record("pre_execution", Verdict.DENY, "audit_failure", List.of(), false, agents(1), JsonObject.EMPTY)));
        ReplaySummary summary = replay(House.agentLimit("deny"));
        assertThat(summary.unsure()).isEqualTo(4);
        assertThat(summary.replayed()).isZero();
        assertThat(changes).isEmpty();
    }

    @Test
    void aLineThatIsNoDecisionIsToldAndWhatTheLogMissedIsCounted() {
        log.append(List.of(
                JsonObject.EMPTY.with("timestamp", new JsonString("x")),
                JsonObject.EMPTY.with("dropped", JsonNumber.of(7))));
        ReplaySummary summary = replay(ActivePolicies.NONE);
        assertThat(summary.unreadable()).isEqualTo(1);
        assertThat(summary.dropped()).isEqualTo(7);
        assertThat(unreadable).singleElement().satisfies(line -> {
            assertThat(line.number()).isEqualTo(1);
            assertThat(line.problem()).contains("expected point to be a text");
        });
    }

    @Test
    void whereALinkLedIsTakenFromTheLog() {
        JsonObject context = path("/srv/project/link");
        ActivePolicies policies = House.policies(JsonObject.builder()
                .put(
                        "pre_execution",
                        new JsonArray(List.of(JsonObject.builder()
                                .put("name", "no-etc")
                                .put("rule", "file_path must not match /etc/**")
                                .put("action", "deny")
                                .build())))
                .build());
        log.append(List.of(
                record("pre_execution", Verdict.ALLOW, "no_violation", List.of(), false, context, JsonObject.EMPTY),
                record("pre_execution", Verdict.ALLOW, "no_violation", List.of(), false, context, path("/etc/passwd")),
                record("pre_execution", Verdict.DENY, "invalid_input", List.of(), false, context, null)));
        ReplaySummary summary = replay(policies);
        assertThat(summary.replayed()).isEqualTo(3);
        assertThat(changes).extracting(ReplayChange::line).containsExactly(2L);
    }

    @Test
    void whatSelfProtectionRefusedIsRefusedByAnyPolicies() {
        log.append(List.of(record(
                "pre_execution",
                Verdict.DENY,
                "violated",
                List.of(SelfProtection.NAME),
                false,
                path("/srv/project/.loki/policies.json"),
                JsonObject.EMPTY)));
        assertThat(replay(ActivePolicies.NONE).changed()).isZero();
    }

    private ReplaySummary replay(ActivePolicies policies) {
        return new DecisionReplay(policies, changes::add, unreadable::add).run(log);
    }

    private static JsonObject allowed(JsonObject context) {
        return record("pre_execution", Verdict.ALLOW, "no_violation", List.of(), false, context, JsonObject.EMPTY);
    }

    private static JsonObject denied(JsonObject context) {
        return record("pre_execution", Verdict.DENY, "violated", List.of("old"), false, context, JsonObject.EMPTY);
    }

    private static JsonObject record(
            String point,
            Verdict verdict,
            String code,
            List<String> policies,
            boolean masked,
            @Nullable JsonObject context,
            @Nullable JsonObject real) {
        return new DecisionRecord(
                        "2026-02-21T10:00:00.000Z", point, null, verdict, code, policies, null, masked, context, real)
                .toJson();
    }

    private static JsonObject agents(int count) {
        return JsonObject.EMPTY.with("active_agents", JsonNumber.of(count));
    }

    private static JsonObject path(String path) {
        return JsonObject.EMPTY.with("file_path", new JsonString(path));
    }
}
