package dev.loki.application.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.application.audit.Actor;
import dev.loki.application.policy.ActivePolicies;
import dev.loki.application.policy.DecisionJournal;
import dev.loki.application.policy.DecisionMeter;
import dev.loki.application.policy.DecisionRecorder;
import dev.loki.application.policy.PathGuard;
import dev.loki.application.policy.PolicyControl;
import dev.loki.application.trace.Traces;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.hook.HookCall;
import dev.loki.domain.hook.HookMoment;
import dev.loki.domain.hook.HookVerdict;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyProblem;
import dev.loki.domain.policy.RealPaths;
import dev.loki.domain.policy.SelfProtection;
import dev.loki.domain.residency.Residency;
import dev.loki.domain.residency.ResidencyRule;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.TraceContext;
import dev.loki.ports.hook.AgentHooks;
import dev.loki.ports.hook.HookOrigin;
import dev.loki.ports.hook.HookReply;
import dev.loki.ports.hook.UnreadableHookException;
import dev.loki.ports.policy.PolicyLoad;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HookControlTest {

    private static final String SECRET = "AKIA" + "Z7QW3ERT5YUI8OPA";
    private static final HookOrigin IN_RUN = new HookOrigin(House.SESSION, TraceContext.NONE, "/srv/project");

    private final House house = new House();
    private final List<String> claims = new ArrayList<>();
    private SessionLimit limit = SessionLimit.NONE;
    private Residency residency = Residency.NONE;
    private boolean granted;
    private String unreadable = "";
    private HookCall call = call("Bash", "command", "ls");

    private static HookCall call(String tool, String name, String value) {
        return HookCall.of("plain", "before", HookMoment.BEFORE_TOOL)
                .in("s-7", null)
                .using(tool, "t-1", JsonObject.builder().put(name, value).build());
    }

    private HookReply answer(ActivePolicies policies, String event) {
        return answer(policies, event, IN_RUN);
    }

    private HookReply answer(ActivePolicies policies, String event, HookOrigin origin) {
        HookControl control = new HookControl(
                () -> House.reading(JsonObject.EMPTY),
                actor -> policiesOf(policies, actor),
                (point, action, decision) -> {
                    claims.add(point.wireName());
                    return granted ? decision.approved("approved by ann") : decision.warning(List.of("asked as apr-1"));
                },
                limit,
                house.audit,
                new Traces(house.tracer, TraceContext.NONE));
        return control.answer(new PlainHooks(), event, new byte[0], origin);
    }

    private PolicyControl policiesOf(ActivePolicies policies, Actor actor) {
        return new PolicyControl(
                () -> policies,
                House::refusing,
                new PathGuard(
                        "/srv/project",
                        true,
                        RealPaths.LEXICAL,
                        new SelfProtection("/srv/project/.loki", RealPaths.LEXICAL)),
                List.of(new OfflineTools(residency), new SecretWrites(() -> policies)),
                new DecisionRecorder(house.audit, house.events, DecisionJournal.off(), actor),
                house.tracer,
                DecisionMeter.OFF,
                null);
    }

    private static ActivePolicies rule(String rule, String action) {
        return policies(
                "pre_execution",
                JsonObject.builder()
                        .put("name", "p")
                        .put("rule", rule)
                        .put("action", action)
                        .build());
    }

    private static ActivePolicies secrets(String action) {
        return policies(
                "data",
                JsonObject.builder()
                        .put("name", "p")
                        .put("type", "secret_detection")
                        .put("action", action)
                        .build());
    }

    private static ActivePolicies policies(String point, JsonObject policy) {
        return House.policies(
                JsonObject.builder().put(point, new JsonArray(List.of(policy))).build());
    }

    private List<String> audited() {
        return house.log.entries().stream().map(AuditEntry::what).toList();
    }

    @Test
    void everyToolCallIsOnRecordBeforeItIsAnswered() {
        assertThat(answer(ActivePolicies.NONE, "before")).isEqualTo(HookReply.SILENT);
        AuditEntry entry = house.log.entries().get(0);
        assertThat(entry.who()).isEqualTo("plain");
        assertThat(entry.what()).isEqualTo("tool_call");
        assertThat(entry.where()).isEqualTo("ls");
        assertThat(entry.metadata())
                .hasToString(
                        "{\"session\":\"session-1\",\"agent\":\"plain\",\"event\":\"before\",\"agent_session\":\"s-7\","
                                + "\"cwd\":\"/srv/project\",\"tool\":\"Bash\",\"call_id\":\"t-1\",\"decision\":\"ALLOW\","
                                + "\"input\":{\"command\":\"ls\"}}");
    }

    @Test
    void aToolCallThatCannotBeRecordedDoesNotHappen() {
        house.log.failAppends();
        HookReply reply = answer(ActivePolicies.NONE, "before");
        assertThat(reply.exitCode()).isEqualTo(HookReply.BLOCKED);
        assertThat(reply.stderr()).contains("could not be recorded");
    }

    @Test
    void whatThePoliciesDenyIsDeniedWithTheirReason() {
        HookReply reply = answer(rule("command must not run [ls]", "deny"), "before");
        assertThat(reply.exitCode()).isEqualTo(HookReply.BLOCKED);
        assertThat(reply.stderr()).startsWith("Loki: p: the command runs ls");
        assertThat(audited()).containsExactly("policy_deny", "tool_call");
        assertThat(house.log.entries().get(1).why()).contains("the command runs ls");
    }

    @Test
    void whatRequiresApprovalIsClaimedAndSaysHowToGrantIt() {
        ActivePolicies asking = rule("command must not run [ls]", "require_approval");
        HookReply pending = answer(asking, "before");
        assertThat(pending.exitCode()).isEqualTo(HookReply.BLOCKED);
        assertThat(pending.stderr()).contains("asked as apr-1");
        granted = true;
        assertThat(answer(asking, "before").exitCode()).isZero();
        assertThat(claims).containsExactly("pre_execution", "pre_execution");
    }

    /** A claim uses the approval up, and so comes when nothing else speaks against the call. */
    @Test
    void nothingIsClaimedForWhatIsDeniedBesides() {
        granted = true;
        call = call("Write", "content", SECRET)
                .using(
                        "Write",
                        "t",
                        JsonObject.builder()
                                .put("file_path", "a")
                                .put("content", "k = " + SECRET)
                                .build());
        HookReply reply = answer(rule("file_path must match src/**", "require_approval"), "before");
        assertThat(reply.stderr())
                .startsWith("Loki: written-secret: a secret would be written")
                .doesNotContain(SECRET);
        limit = (any, origin) -> Optional.of("the budget is used up");
        call = call("Read", "file_path", "a");
        assertThat(answer(rule("file_path must match src/**", "require_approval"), "before")
                        .stderr())
                .isEqualTo("Loki: the budget is used up");
        assertThat(claims).isEmpty();
        assertThat(house.log.entries().toString()).doesNotContain(SECRET);
    }

    @Test
    void policiesOnDataHaveTheWordOnSecrets() {
        call = call("Write", "file_path", "a")
                .using(
                        "Write",
                        "t",
                        JsonObject.builder()
                                .put("file_path", "a")
                                .put("content", "k = " + SECRET)
                                .build());
        assertThat(answer(secrets("deny"), "before").exitCode()).isEqualTo(HookReply.BLOCKED);
        HookReply warned = answer(secrets("warn"), "before");
        assertThat(warned.exitCode()).isZero();
        assertThat(warned.stderr()).contains("aws-access-key-id").doesNotContain(SECRET);
    }

    @Test
    void lokisOwnFilesAreProtectedAndAnUnknownToolIsJudgedByItsName() {
        call = call("Write", "file_path", "/srv/project/.loki/policies.yaml");
        assertThat(answer(ActivePolicies.NONE, "before").stderr()).contains("self-protection");
        call = call("launch_missile", "at", "moon");
        assertThat(answer(rule("tool must not match launch_*", "deny"), "before")
                        .exitCode())
                .isEqualTo(HookReply.BLOCKED);
        call = call("mcp__github__delete_repo", "name", "x");
        assertThat(answer(rule("mcp_server must not be one of [github]", "deny"), "before")
                        .exitCode())
                .isEqualTo(HookReply.BLOCKED);
    }

    @Test
    void theAirGapKeepsToolsFromOtherMachines() {
        residency = new Residency(List.of(ResidencyRule.airGap(Origin.BUILT_IN)), List.of());
        call = call("WebFetch", "url", "https://example.com");
        assertThat(answer(ActivePolicies.NONE, "before").stderr()).contains("the air gap is on: WebFetch");
        call = call("Read", "file_path", "a");
        assertThat(answer(ActivePolicies.NONE, "before").exitCode()).isZero();
    }

    @Test
    void anAgentIsNotBelievedWhereTheProjectIs() {
        call = call("Write", "file_path", "/etc/passwd")
                .using(
                        "Write",
                        "t",
                        JsonObject.builder()
                                .put("file_path", "/etc/passwd")
                                .put("project_dir", "/etc")
                                .put("content", "x")
                                .build());
        assertThat(answer(rule("file_path must start with project_dir", "deny"), "before")
                        .stderr())
                .contains("/etc/passwd is outside /srv/project");
    }

    @Test
    void whatIsLookedOnIsRecordedMaskedAndGoesOn() {
        call = HookCall.of("plain", "after", HookMoment.AFTER_TOOL)
                .using("Bash", "t-1", JsonObject.EMPTY)
                .telling(new JsonString("AWS=" + SECRET));
        assertThat(answer(ActivePolicies.NONE, "after")).isEqualTo(HookReply.SILENT);
        call = HookCall.of("plain", "prompt", HookMoment.PROMPT).telling(new JsonString("use " + SECRET));
        assertThat(answer(ActivePolicies.NONE, "prompt").exitCode()).isZero();
        assertThat(audited()).containsExactly("tool_result", "agent_prompt");
        assertThat(house.log.entries().toString())
                .contains("\"findings\":{\"aws-access-key-id\":1}")
                .doesNotContain(SECRET);
    }

    @Test
    void aPromptThatPoliciesRefuseIsRefusedAndWhatCannotBeJudgedGoesOn() {
        call = HookCall.of("plain", "prompt", HookMoment.PROMPT).telling(new JsonString("use " + SECRET));
        assertThat(answer(secrets("deny"), "prompt").stdout()).isEqualTo("DENY");
        HookReply unjudged = answer(
                House.read(() -> new PolicyLoad.Unreadable(new PolicyProblem("policies.json", 7, "", "half a file"))),
                "prompt");
        assertThat(unjudged.stdout()).isEmpty();
        assertThat(unjudged.stderr()).contains("let through", "half a file");
        house.log.failAppends();
        assertThat(answer(ActivePolicies.NONE, "prompt").exitCode()).isZero();
    }

    @Test
    void aSessionWhoseLimitIsReachedIsEndedBehindItsTools() {
        limit = (any, origin) -> Optional.of("the budget is used up");
        call = HookCall.of("plain", "batch", HookMoment.AFTER_TOOLS);
        assertThat(answer(ActivePolicies.NONE, "batch").stdout()).isEqualTo("END");
        assertThat(audited()).isEmpty();
        call = HookCall.of("plain", "after", HookMoment.AFTER_TOOL).using("Bash", "t", JsonObject.EMPTY);
        assertThat(answer(ActivePolicies.NONE, "after").stdout()).isEqualTo("END");
        assertThat(audited()).containsExactly("tool_result");
    }

    @Test
    void whatFailsBlocksToolsAndNothingElse() {
        limit = (any, origin) -> {
            throw new IllegalStateException("with a secret in it");
        };
        assertThat(answer(ActivePolicies.NONE, "before").exitCode()).isEqualTo(HookReply.BLOCKED);
        assertThat(answer(ActivePolicies.NONE, "before").stderr())
                .contains("IllegalStateException")
                .doesNotContain("secret");
        call = HookCall.of("plain", "batch", HookMoment.AFTER_TOOLS);
        assertThat(answer(ActivePolicies.NONE, "batch").exitCode()).isZero();
        HookOrigin odd = new HookOrigin("../x", TraceContext.NONE, null);
        assertThat(answer(ActivePolicies.NONE, "before", odd).exitCode()).isEqualTo(HookReply.BLOCKED);
        assertThat(answer(ActivePolicies.NONE, "unheard-of").exitCode()).isEqualTo(HookReply.BLOCKED);
    }

    @Test
    void whatIsNoJsonObjectBlocksATool() {
        HookControl control = new HookControl(
                () -> House.reading(JsonNull.NULL),
                actor -> policiesOf(ActivePolicies.NONE, actor),
                (point, action, decision) -> decision,
                SessionLimit.NONE,
                house.audit,
                new Traces(house.tracer, TraceContext.NONE));
        assertThat(control.answer(new PlainHooks(), "before", new byte[0], IN_RUN)
                        .exitCode())
                .isEqualTo(HookReply.BLOCKED);
        assertThat(audited()).containsExactly("policy_deny", "tool_call");
        assertThat(control.answer(new PlainHooks(), "after", new byte[0], IN_RUN)
                        .exitCode())
                .isZero();
        byte[] tooLong = new byte[HookControl.MOST_BYTES + 1];
        assertThat(control.answer(new PlainHooks(), "before", tooLong, IN_RUN).exitCode())
                .isEqualTo(HookReply.BLOCKED);
    }

    @Test
    void aToolCallThatIsNotUnderstoodIsOnRecordAndToldAsEachRefusalIs() {
        unreadable = "a patch in a folder that cannot be told";
        call = call("Bash", "command", "k=" + SECRET);
        assertThat(answer(ActivePolicies.NONE, "before").exitCode()).isEqualTo(HookReply.BLOCKED);
        assertThat(audited()).containsExactly("policy_deny", "tool_call");
        AuditEntry entry = house.log.entries().get(1);
        assertThat(entry.why()).contains("not understood", unreadable);
        assertThat(entry.metadata().toString())
                .contains(
                        "\"tool\":\"Bash\"", "\"call_id\":\"t-1\"", "\"decision\":\"DENY\"", "\"input\":{\"command\"");
        assertThat(house.log.entries().toString()).doesNotContain(SECRET);
        assertThat(house.bus.pending().toString()).contains("policy_deny").doesNotContain(SECRET);
    }

    @Test
    void aToolCallWhoseCheckFailedIsOnRecord() {
        limit = (any, origin) -> {
            throw new IllegalStateException("with a secret in it");
        };
        answer(ActivePolicies.NONE, "before");
        assertThat(audited()).containsExactly("tool_call");
        assertThat(house.log.entries().get(0).metadata().toString()).contains("\"call_id\":\"t-1\"", "DENY");
    }

    @Test
    void aToolCallOfASessionWithAnOddNameIsOnRecordWithoutIt() {
        answer(ActivePolicies.NONE, "before", new HookOrigin("../x", TraceContext.NONE, null));
        assertThat(audited()).containsExactly("policy_deny", "tool_call");
        assertThat(house.log.entries().toString()).contains("t-1").doesNotContain("../x");
    }

    @Test
    void aToolCallThatIsNotUnderstoodAndCannotBeRecordedIsBlockedAllTheSame() {
        unreadable = "a patch in a folder that cannot be told";
        house.log.failAppends();
        assertThat(answer(ActivePolicies.NONE, "before").exitCode()).isEqualTo(HookReply.BLOCKED);
    }

    @Test
    void theDecisionIsASpanBelowWhatTheAgentWorksIn() {
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        HookOrigin origin = HookOrigin.of(name -> name.equals("TRACEPARENT") ? parent : null, "/srv/project");
        answer(ActivePolicies.NONE, "before", origin);
        Span hook = house.spans.spans().stream()
                .filter(span -> span.name().equals("loki.hook"))
                .findFirst()
                .orElseThrow();
        assertThat(hook.context().traceId().hex()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(String.valueOf(hook.parent())).contains("b7ad6b7169203331");
        assertThat(house.spans.spans())
                .filteredOn(span -> span.name().equals("loki.policy.check"))
                .isNotEmpty()
                .allMatch(span -> hook.context().spanId().equals(span.parent()));
        assertThat(hook.attributes())
                .hasToString("[loki.hook.agent=plain, loki.hook.moment=before_tool, loki.tool.name=Bash,"
                        + " loki.audit.sequence=0, loki.audit.hash="
                        + house.log.entries().get(0).hash() + ", loki.hook.outcome=pass]");
    }

    /** Reads what the test says, and answers with the verdict's name. */
    private final class PlainHooks implements AgentHooks {

        @Override
        public String agent() {
            return "plain";
        }

        @Override
        public List<String> events() {
            return List.of("before", "after", "batch", "prompt");
        }

        @Override
        public Optional<HookMoment> moment(String event) {
            return switch (event) {
                case "before" -> Optional.of(HookMoment.BEFORE_TOOL);
                case "after" -> Optional.of(HookMoment.AFTER_TOOL);
                case "batch" -> Optional.of(HookMoment.AFTER_TOOLS);
                case "prompt" -> Optional.of(HookMoment.PROMPT);
                default -> Optional.empty();
            };
        }

        @Override
        public HookCall read(String event, JsonObject message) throws UnreadableHookException {
            if (!unreadable.isEmpty()) {
                throw new UnreadableHookException(unreadable).of(call);
            }
            return call;
        }

        @Override
        public HookReply reply(String event, HookVerdict verdict) {
            boolean blocked = event.equals("before") && !verdict.passes();
            String said = verdict.passes() ? String.join("\n", verdict.notes()) : verdict.reason();
            return new HookReply(
                    blocked ? HookReply.BLOCKED : 0,
                    verdict.passes() ? "" : verdict.outcome().name(),
                    said);
        }

        @Override
        public List<String> limits() {
            return List.of();
        }
    }
}
