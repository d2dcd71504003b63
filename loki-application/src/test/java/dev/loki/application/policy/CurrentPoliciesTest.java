package dev.loki.application.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.trace.Tracer;
import dev.loki.contracts.policy.ManualPolicyWatch;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.EnvironmentPolicies;
import dev.loki.domain.policy.PolicyDocument;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.Verdict;
import dev.loki.domain.scan.LinearPatternCompiler;
import dev.loki.ports.policy.PolicyLoad;
import dev.loki.testing.Nightly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class CurrentPoliciesTest {

    private static final JsonObject SIXTH_AGENT =
            JsonObject.builder().put("active_agents", 6).build();
    private static final PolicyLoad HALF_A_FILE =
            new PolicyLoad.Unreadable(new PolicyProblem("policies.json", 7, "", "half a file"));

    private final House house = new House();
    private final ManualPolicyWatch watch = new ManualPolicyWatch();
    private final List<String> warnings = new ArrayList<>();
    private volatile PolicyLoad onDisk = version("a");

    private final CurrentPolicies current = new CurrentPolicies(
            new PolicyReader(() -> onDisk, EnvironmentPolicies.NONE, LinearPatternCompiler.NONE),
            true,
            watch,
            new ReloadRecorder(house.audit, house.events, House.ACTOR, warnings::add));

    @Test
    void watchStartsWithTheFirstQuestionAndEndsWithTheFacade() {
        assertThat(watch.isStarted()).isFalse();
        current.get();
        assertThat(watch.isStarted()).isTrue();
        current.close();
        assertThat(watch.isStarted()).isFalse();
    }

    @Test
    void changedFileIsInForceAndOnRecord() {
        assertThat(decide().policyHash()).isEqualTo("a");
        change(version("b"));
        assertThat(decide().policyHash()).isEqualTo("b");
        assertThat(decide().reason()).contains("limit-b");
        assertThat(entry().what()).isEqualTo("policy_reloaded");
        assertThat(entry().metadata().toString()).contains("\"old_hash\":\"a\",\"new_hash\":\"b\"");
        assertThat(house.bus.pending().toString()).contains("policy_reloaded");
        assertThat(status()).isEqualTo(new PolicyStatus(PolicyStatus.State.IN_FORCE, "b", null));
    }

    @Test
    void unchangedFileLeavesNoTrace() {
        decide();
        watch.tell();
        assertThat(house.log.entries()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    /** Defect 6 of the original: a half-written file turned DENY into ALLOW. */
    @Test
    void halfWrittenFileKeepsTheLastGoodOneAndSaysSo() {
        decide();
        change(HALF_A_FILE);
        Decision decision = decide();
        assertThat(decision.verdict()).isEqualTo(Verdict.DENY);
        assertThat(decision.policyHash()).isEqualTo("a");
        assertThat(decision.warnings())
                .singleElement()
                .asString()
                .isEqualTo("the policy file changed and is not understood; deciding by the last good one:"
                        + " policies.json:7: half a file");
        assertThat(entry().what()).isEqualTo("policy_reload_failed");
        assertThat(entry().why()).contains("half a file");
        assertThat(house.bus.pending().toString()).contains("policy_reload_failed");
        assertThat(warnings).singleElement().asString().contains("half a file");
        assertThat(status().state()).isEqualTo(PolicyStatus.State.LAST_GOOD);
        assertThat(status().fault()).contains("half a file");
    }

    @Test
    void allowedActionsAreWarnedOfABrokenFileToo() {
        current.get();
        change(HALF_A_FILE);
        assertThat(current.get()
                        .evaluate(EnforcementPoint.DATA, JsonObject.EMPTY)
                        .warnings())
                .hasSize(1);
    }

    @Test
    void completedFileIsTakenAndTheWarningEnds() {
        decide();
        change(HALF_A_FILE);
        change(version("b"));
        assertThat(decide().policyHash()).isEqualTo("b");
        assertThat(decide().warnings()).isEmpty();
    }

    @Test
    void fileThatIsAsItWasBeforeItBrokeEndsTheWarning() {
        decide();
        change(HALF_A_FILE);
        change(version("a"));
        assertThat(decide().warnings()).isEmpty();
        assertThat(entry().metadata().toString()).contains("\"old_hash\":\"a\",\"new_hash\":\"a\"");
    }

    @Test
    void misspeltFileKeepsTheLastGoodOneAndItsHashIsOnRecord() {
        decide();
        JsonObject misspelt = JsonObject.builder()
                .put("pre_exekution", JsonArray.ofStrings(List.of()))
                .build();
        change(new PolicyLoad.Found(document(misspelt).withHash("c"), List.of()));
        assertThat(decide().policyHash()).isEqualTo("a");
        assertThat(entry().why()).contains("/pre_exekution");
        assertThat(entry().metadata().toString()).contains("\"new_hash\":\"c\"");
    }

    @Test
    void deletedFileKeepsTheLastGoodOne() {
        decide();
        change(new PolicyLoad.Absent());
        assertThat(decide().verdict()).isEqualTo(Verdict.DENY);
        assertThat(decide().policyHash()).isEqualTo("a");
        assertThat(status().fault()).contains("no policy file any more");
    }

    @Test
    void fileThatVanishedBeforeTheFirstLoadDeniesEverything() {
        onDisk = new PolicyLoad.Absent();
        assertThat(decide().code()).isEqualTo(ReasonCode.POLICY_ERROR);
    }

    @Test
    void failedFirstLoadDeniesEverythingUntilItIsMended() {
        onDisk = HALF_A_FILE;
        assertThat(decide().code()).isEqualTo(ReasonCode.POLICY_ERROR);
        assertThat(status().state()).isEqualTo(PolicyStatus.State.DENYING);
        change(new PolicyLoad.Absent());
        assertThat(decide().code()).isEqualTo(ReasonCode.POLICY_ERROR);
        change(version("b"));
        assertThat(decide().policyHash()).isEqualTo("b");
    }

    @Test
    void changeThatCannotBeRecordedIsNotTakenUntilItCan() {
        current.get();
        house.log.failAppends();
        change(version("b"));
        assertThat(status().policyHash()).isEqualTo("a");
        assertThat(status().fault()).contains("could not be recorded");
        assertThat(warnings).isNotEmpty();
        house.log.mendAppends();
        watch.tell();
        assertThat(status()).isEqualTo(new PolicyStatus(PolicyStatus.State.IN_FORCE, "b", null));
    }

    @Test
    void everyDecisionBelongsWhollyToOneVersion() throws Exception {
        int threads = 8;
        AtomicBoolean done = new AtomicBoolean();
        PolicyControl control = control();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Integer>> deciders = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                deciders.add(pool.submit(() -> decideUntil(done, control)));
            }
            status(); // the watch is started, so that no change is lost on it
            int reloads = Nightly.count(2_000, 50_000);
            for (int i = 0; i < reloads; i++) {
                change(version("v" + i));
            }
            done.set(true);
            for (Future<Integer> decider : deciders) {
                assertThat(decider.get()).isPositive();
            }
            assertThat(status().policyHash()).isEqualTo("v" + (reloads - 1));
        } finally {
            pool.shutdownNow();
        }
    }

    private static int decideUntil(AtomicBoolean done, PolicyControl control) {
        int decisions = 0;
        while (!done.get() || decisions == 0) {
            Decision decision = control.check(
                    EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT.with("file_path", new JsonString("src/a")));
            assertThat(decision.violations()).allSatisfy(violation -> assertThat(violation.policy())
                    .isEqualTo("limit-" + decision.policyHash()));
            assertThat(decision.violations()).hasSize(1);
            decisions++;
        }
        return decisions;
    }

    /** Real paths that always differ from the spelling, so that each check judges twice. Nothing is recorded. */
    private PolicyControl control() {
        RealPaths elsewhere = path -> Optional.of("/real" + path);
        return new PolicyControl(
                current,
                () -> House.refusing(),
                new PathGuard("/srv/project", false, elsewhere, null),
                List.of(),
                new DecisionRecorder(
                        AuditTrail.off(),
                        new EventStream(() -> house.bus, () -> house.bus, house.clock, house.ids, null, false),
                        DecisionJournal.off(),
                        House.ACTOR),
                Tracer.off(),
                DecisionMeter.OFF,
                null);
    }

    private void change(PolicyLoad load) {
        onDisk = load;
        watch.tell();
    }

    private Decision decide() {
        return current.get().evaluate(EnforcementPoint.PRE_EXECUTION, SIXTH_AGENT);
    }

    private PolicyStatus status() {
        return current.get().status();
    }

    private AuditEntry entry() {
        List<AuditEntry> entries = house.log.entries();
        return entries.get(entries.size() - 1);
    }

    private static PolicyLoad version(String hash) {
        JsonObject policy = JsonObject.builder()
                .put("name", "limit-" + hash)
                .put("rule", "active_agents <= 5")
                .put("action", "deny")
                .build();
        JsonObject root = JsonObject.builder()
                .put("pre_execution", new JsonArray(List.of(policy)))
                .build();
        return new PolicyLoad.Found(document(root).withHash(hash), List.of());
    }

    private static PolicyDocument document(JsonObject root) {
        return new PolicyDocument("policies.json", root, Map.of());
    }
}
