package dev.loki.cli.approval;

import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.approval.Delivery;
import dev.loki.domain.approval.GateTerms;
import dev.loki.domain.approval.Grant;
import dev.loki.domain.approval.Requester;
import dev.loki.domain.approval.Resolution;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Approval requests, for people. */
public final class ApprovalText {

    private static final int LONGEST_ACTION = 80;
    private static final List<String> TELLING = List.of("tool_name", "tool", "action", "file_path");

    private ApprovalText() {}

    /** One line. */
    static String line(ApprovalRequest request, Instant now) {
        Delivery.State told = request.delivery().state();
        String webhook = told == Delivery.State.NONE ? "" : "  [webhook: " + delivery(request.delivery()) + "]";
        return Printable.line(String.format(
                Locale.ROOT,
                "%s  %-9s  %-16s  %16s  %18s  %s%s",
                request.id(),
                request.state().wireName(),
                request.gate().name(),
                duration(Duration.between(request.created(), now)) + " ago",
                request.state().isOpen() ? left(request, now) + " left" : "",
                action(request),
                webhook));
    }

    /** All there is to know. */
    static List<String> lines(ApprovalRequest request, Instant now) {
        List<String> lines = new ArrayList<>();
        lines.add(field("request", request.id()));
        lines.add(field(
                "state",
                request.state().wireName()
                        + (request.state().isOpen()
                                ? ", until " + request.expires() + " (" + left(request, now) + " left)"
                                : "")));
        lines.add(field("gate", gate(request.gate())));
        lines.add(field("asked", request.created() + " by " + requester(request.requester())));
        lines.add(field("why", request.action().reason()));
        lines.add(field("policies", String.join(", ", request.action().policies())));
        request.grants().forEach(grant -> lines.add(field("granted", grant(grant))));
        Resolution resolution = request.resolution();
        if (resolution != null) {
            lines.add(field("answer", resolution(resolution)));
        }
        lines.add(field("webhook", delivery(request.delivery())));
        lines.add(field("digest", request.action().digest()));
        lines.add("action");
        request.action()
                .shown()
                .members()
                .forEach((name, value) ->
                        lines.add(Printable.line("  " + name + ": " + EcmaScriptJson.stringify(value))));
        return lines;
    }

    /** What is asked for, in a few words. */
    public static String action(ApprovalRequest request) {
        JsonObject shown = request.action().shown();
        String text =
                shown.string("command").filter(command -> !command.isBlank()).orElseGet(() -> named(request));
        return ends(Printable.line(text));
    }

    /** Both ends of what is too long for a line: what matters may stand last. */
    private static String ends(String text) {
        if (TextWidth.of(text) <= LONGEST_ACTION) {
            return text;
        }
        String head = TextWidth.cut(text, LONGEST_ACTION / 2, "");
        int from = Math.max(head.length(), text.length() - LONGEST_ACTION / 4);
        from += Character.isLowSurrogate(text.charAt(from)) ? 1 : 0;
        return head + " ...(" + (from - head.length()) + " more)... " + text.substring(from);
    }

    private static String named(ApprovalRequest request) {
        JsonObject shown = request.action().shown();
        String words = TELLING.stream()
                .map(name -> shown.string(name).orElse(""))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? request.action().point() + " " + EcmaScriptJson.stringify(shown) : words;
    }

    /** How long it still waits. */
    public static String left(ApprovalRequest request, Instant now) {
        return duration(request.left(now));
    }

    private static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds == 0 ? "0 s" : Amounts.duration(TimeUnit.SECONDS.toNanos(seconds));
    }

    private static String gate(GateTerms terms) {
        Stream<String> parts = Stream.of(
                terms.name() + ", phase " + terms.phase(),
                Amounts.number(terms.approvers(), "approver"),
                terms.otherUser() ? "not the requester's user" : "",
                terms.autoApproveOnTimeout() ? "silence is consent" : "");
        return parts.filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String requester(Requester requester) {
        return requester.user() + (requester.session() == null ? "" : ", session " + requester.session());
    }

    private static String grant(Grant grant) {
        return grant.time() + " by " + grant.approver()
                + (grant.label() == null ? "" : " (" + grant.label() + ")")
                + (grant.mac() == null ? "" : ", signed");
    }

    private static String resolution(Resolution resolution) {
        return resolution.at() + " by " + resolution.by()
                + (resolution.reason() == null ? "" : ": " + resolution.reason());
    }

    private static String delivery(Delivery delivery) {
        String detail = delivery.detail() == null ? "" : ": " + delivery.detail();
        String at = delivery.at() == null ? "" : " at " + delivery.at();
        return switch (delivery.state()) {
            case NONE -> "none";
            case PENDING -> "being told, or nobody knows";
            case DELIVERED -> "delivered" + at + detail;
            case NOT_DELIVERED -> "not delivered" + detail;
        };
    }

    private static String field(String name, @Nullable String value) {
        return Printable.line(String.format(Locale.ROOT, "%-9s %s", name, value == null ? "" : value));
    }
}
