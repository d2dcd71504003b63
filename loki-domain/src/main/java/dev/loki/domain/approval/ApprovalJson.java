package dev.loki.domain.approval;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.time.IsoTimestamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request as JSON: the members that the original's readers know ({@code id}, {@code phase}, {@code gate},
 * {@code status}, {@code context}, {@code createdAt}, {@code resolvedAt}, {@code method}, {@code reason}), and beside them
 * what else there is to know.
 */
public final class ApprovalJson {

    /** What the original calls a question that nobody answered. */
    private static final String TIMED_OUT = "timed_out";

    private static final int LONGEST_NAME = 1 << 16;
    private static final int LONGEST_REASON = 1 << 16;
    private static final int MOST_POLICIES = 100_000;

    private ApprovalJson() {}

    public static JsonObject of(ApprovalRequest request) {
        Resolution resolution = request.resolution();
        return JsonObject.builder()
                .put("id", request.id())
                .put("phase", request.gate().phase())
                .put("gate", request.gate().name())
                .put("status", status(request))
                .put("context", request.action().shown())
                .put("createdAt", IsoTimestamp.format(request.created()))
                .put("resolvedAt", resolution == null ? null : IsoTimestamp.format(resolution.at()))
                .put("method", resolution == null ? null : resolution.method().wireName())
                .put("reason", resolution == null ? null : resolution.reason())
                .put("resolvedBy", resolution == null ? null : resolution.by())
                .put("expiresAt", IsoTimestamp.format(request.expires()))
                .put("point", request.action().point())
                .put("digest", request.action().digest())
                .put("policies", JsonArray.ofStrings(request.action().policies()))
                .put("why", request.action().reason())
                .put("requester", requester(request.requester()))
                .put("terms", terms(request.gate()))
                .put("grants", grants(request.grants()))
                .put("delivery", delivery(request.delivery()))
                .build();
    }

    /**
     * Reads a request.
     *
     * @throws JsonFieldException where it is none; it names the member
     */
    public static ApprovalRequest read(JsonValue value) {
        JsonFields fields = JsonFields.of(value);
        return new ApprovalRequest(
                fields.requiredText("id", LONGEST_NAME),
                terms(fields),
                action(fields, value),
                requester(fields.object("requester")),
                instant(fields, "createdAt"),
                instant(fields, "expiresAt"),
                state(fields),
                fields.objects("grants", ApprovalGate.MOST_APPROVERS).stream()
                        .map(ApprovalJson::grant)
                        .toList(),
                resolution(fields),
                delivery(fields.object("delivery")));
    }

    private static String status(ApprovalRequest request) {
        boolean unanswered = request.state() == ApprovalState.EXPIRED && request.missing() > 0;
        return unanswered ? TIMED_OUT : request.state().wireName();
    }

    private static ApprovalState state(JsonFields fields) {
        String status = fields.requiredText("status", LONGEST_NAME);
        return status.equals(TIMED_OUT)
                ? ApprovalState.EXPIRED
                : known(ApprovalState.named(status), fields, "status", "a state of a request");
    }

    private static JsonObject requester(Requester requester) {
        return JsonObject.builder()
                .put("user", requester.user())
                .put("session", requester.session())
                .build();
    }

    private static Requester requester(JsonFields fields) {
        return new Requester(fields.requiredText("user", LONGEST_NAME), optional(fields, "session", LONGEST_NAME));
    }

    private static JsonObject terms(GateTerms terms) {
        return JsonObject.builder()
                .put("timeoutSeconds", terms.timeout().toSeconds())
                .put("approvers", terms.approvers())
                .put("otherUser", terms.otherUser())
                .put("autoApproveOnTimeout", terms.autoApproveOnTimeout())
                .build();
    }

    private static GateTerms terms(JsonFields fields) {
        JsonFields terms = fields.object("terms");
        try {
            return new GateTerms(
                    fields.requiredText("gate", LONGEST_NAME),
                    fields.requiredText("phase", LONGEST_NAME),
                    Duration.ofSeconds(terms.count("timeoutSeconds").orElse(0)),
                    (int) Math.min(Integer.MAX_VALUE, terms.count("approvers").orElse(0)),
                    flag(terms, "otherUser"),
                    flag(terms, "autoApproveOnTimeout"));
        } catch (IllegalArgumentException e) {
            throw fields.problem("terms", String.valueOf(e.getMessage()));
        }
    }

    private static AskedAction action(JsonFields fields, JsonValue value) {
        JsonObject shown = value instanceof JsonObject object && object.get("context") instanceof JsonObject context
                ? context
                : JsonObject.EMPTY;
        return new AskedAction(
                fields.requiredText("point", LONGEST_NAME),
                fields.requiredText("digest", LONGEST_NAME),
                shown,
                policies(fields, value),
                fields.text("why", LONGEST_REASON).orElse(""));
    }

    private static List<String> policies(JsonFields fields, JsonValue value) {
        if (value instanceof JsonObject object
                && object.get("policies") instanceof JsonArray names
                && names.elements().size() <= MOST_POLICIES
                && names.elements().stream().allMatch(name -> name instanceof JsonString)) {
            return names.elements().stream()
                    .map(name -> ((JsonString) name).value())
                    .toList();
        }
        throw fields.problem("policies", "expected a list of at most " + MOST_POLICIES + " names");
    }

    private static JsonArray grants(List<Grant> grants) {
        return new JsonArray(grants.stream().<JsonValue>map(ApprovalJson::grant).toList());
    }

    private static JsonObject grant(Grant grant) {
        return JsonObject.builder()
                .put("approver", grant.approver())
                .put("time", IsoTimestamp.format(grant.time()))
                .put("label", grant.label())
                .put("mac", grant.mac())
                .build();
    }

    private static Grant grant(JsonFields fields) {
        return new Grant(
                fields.requiredText("approver", LONGEST_NAME),
                instant(fields, "time"),
                optional(fields, "label", LONGEST_NAME),
                optional(fields, "mac", LONGEST_NAME));
    }

    private static @Nullable Resolution resolution(JsonFields fields) {
        if (!fields.has("resolvedAt")) {
            return null;
        }
        String method = fields.requiredText("method", LONGEST_NAME);
        return new Resolution(
                instant(fields, "resolvedAt"),
                fields.requiredText("resolvedBy", LONGEST_NAME),
                known(Resolution.Method.named(method), fields, "method", "manual or timeout"),
                optional(fields, "reason", LONGEST_REASON));
    }

    private static JsonObject delivery(Delivery delivery) {
        Instant at = delivery.at();
        return JsonObject.builder()
                .put("state", delivery.state().wireName())
                .put("at", at == null ? JsonNull.NULL : new JsonString(IsoTimestamp.format(at)))
                .put("detail", delivery.detail())
                .build();
    }

    private static Delivery delivery(JsonFields fields) {
        String state = fields.requiredText("state", LONGEST_NAME);
        return new Delivery(
                known(Delivery.State.named(state), fields, "state", "none, pending, delivered or not_delivered"),
                fields.has("at") ? instant(fields, "at") : null,
                optional(fields, "detail", LONGEST_REASON));
    }

    private static <T> T known(Optional<T> value, JsonFields fields, String name, String expected) {
        return value.orElseThrow(() -> fields.problem(name, "expected " + expected));
    }

    private static boolean flag(JsonFields fields, String name) {
        return fields.flag(name).orElseThrow(() -> fields.problem(name, "expected true or false, found nothing"));
    }

    private static @Nullable String optional(JsonFields fields, String name, int longest) {
        return fields.text(name, longest).orElse(null);
    }

    private static Instant instant(JsonFields fields, String name) {
        String text = fields.requiredText(name, LONGEST_NAME);
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fields.problem(name, "expected a time such as 2026-02-21T10:00:00.000Z");
        }
    }
}
